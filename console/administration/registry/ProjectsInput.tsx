import { Button, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { complaintAt } from '../../kit/complaints.ts';
import type { Project } from './fields.ts';
import { PeopleInput } from './PeopleInput.tsx';
import { useRegistryWords } from './words.ts';

interface Props {
  value: Project[];
  error: unknown;
  onChange: (projects: Project[]) => void;
}

/** The projects of a customer, each with those who take part in it. */
export function ProjectsInput({ value, error, onChange }: Props) {
  const t = useRegistryWords();
  const put = (index: number, change: Partial<Project>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...change } : each)));
  return (
    <Fieldset legend={t('projects')} p="sm">
      <Stack gap="sm">
        {value.map((project, index) => (
          <Stack key={index} gap="xs" role="group" aria-label={t('project', { n: index + 1 })}>
            <Group gap="xs" grow align="flex-start">
              {(['id', 'name'] as const).map((part) => (
                <TextInput
                  key={part}
                  size="xs"
                  aria-label={`${t('project', { n: index + 1 })}: ${t(part)}`}
                  placeholder={t(part)}
                  required
                  value={project[part]}
                  error={complaintAt(error, `projects.${index}.${part}`)}
                  onChange={(event) => put(index, { [part]: event.currentTarget.value })}
                />
              ))}
            </Group>
            <PeopleInput
              legend="members"
              one="member"
              add="addMember"
              parts={['name', 'role', 'email', 'phone']}
              blank={{ name: '', role: null, email: null, phone: null }}
              field={`projects.${index}.members`}
              value={project.members}
              error={error}
              onChange={(members) => put(index, { members })}
            />
            <Group>
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                {t('removeOne', { name: project.name || String(index + 1) })}
              </Button>
            </Group>
          </Stack>
        ))}
        <Group>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...value, { id: '', name: '', members: [] }])}
          >
            {t('addProject')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
