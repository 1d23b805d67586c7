import { managerRoles, type Role } from '../vocabulary.ts';

/** Who reads reports: managers, quality among them (domain.md, People), and administrators. */
export const reportReaders: readonly Role[] = ['admin', ...managerRoles];
