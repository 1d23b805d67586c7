import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api/problem.ts';

/** A document that is written as a whole, and the revision that it was read at; 0 while there is none. */
export interface Stored<T> {
  values: T;
  revision: number;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

interface Ways<T> {
  /** Writes in place of the revision that was read; throws what the API refuses. */
  put: (values: T, revision: number) => Promise<unknown>;
  /** What is there now. */
  read: () => Promise<Stored<T>>;
  onSaved: () => void | Promise<void>;
}

/**
 * What somebody types onto a document that others may change meanwhile: nothing typed is lost, and what was left alone
 * follows the others; `stale` until it is saved again. `stored` is only what it begins with.
 */
export function useEdited<T extends object>(stored: Stored<T>, { put, read, onSaved }: Ways<T>) {
  const [base, setBase] = useState(stored);
  const [values, setValues] = useState(stored.values);
  /** Begins again with what is there now. */
  const renew = async () => {
    const fresh = await read();
    setBase(fresh);
    setValues(fresh.values);
  };
  const saving = useMutation({
    mutationFn: () => put(values, base.revision),
    onSuccess: async () => {
      await renew();
      await onSaved();
    },
    onError: async (error) => {
      if (!(error instanceof ApiProblem) || error.status !== 412) return;
      const fresh = await read();
      setValues((mine) => follow(mine, base.values, fresh.values));
      setBase(fresh);
    },
  });
  const { error } = saving;
  return {
    values,
    set: (change: Partial<T>) => setValues((before) => ({ ...before, ...change })),
    renew,
    save: () => saving.mutate(),
    saving: saving.isPending,
    stale: error instanceof ApiProblem && error.status === 412,
    error: error instanceof ApiProblem && error.status === 412 ? null : error,
  };
}

const follow = <T extends object>(mine: T, old: T, fresh: T): T =>
  Object.fromEntries(
    Object.entries({ ...mine, ...fresh }).map(([field, value]) => {
      const own = mine[field as keyof T];
      return [field, same(own, old[field as keyof T]) ? value : own];
    }),
  ) as T;
