import '../customer/customer.css';
import { Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CustomerSelect } from '../customer/CustomerSelect.tsx';
import { customerQuery } from '../customer/queries.ts';
import { useTitle } from '../kit/title.ts';
import { OpeningForm } from './OpeningForm.tsx';
import { useCaseWords } from './words.ts';

/** Opens a case for a customer who is chosen here; the first contact of theirs is proposed. */
export default function NewCasePage() {
  const t = useCaseWords();
  useTitle(t('newTitle'));
  const [customerId, setCustomerId] = useState('');
  const { data } = useQuery({ ...customerQuery(customerId), placeholderData: keepPreviousData });
  return (
    <div className="centre">
      <Title order={2} size="h4" mb="md">
        {t('newTitle')}
      </Title>
      <OpeningForm customer={data?.id === customerId ? data : null}>
        <CustomerSelect
          label={t('customer')}
          required
          withAsterisk={false}
          value={customerId}
          onChange={setCustomerId}
        />
      </OpeningForm>
    </div>
  );
}
