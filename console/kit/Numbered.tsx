import { Link } from '@tanstack/react-router';

/** Leads to the case or the RMA with this number; a call has no page of its own. */
export function Numbered({ number }: { number: string }) {
  const link = { params: { number }, className: 'link tabular', children: number };
  if (number.startsWith('C')) return <Link to="/cases/$number" {...link} />;
  if (number.startsWith('R')) return <Link to="/rmas/$number" {...link} />;
  return <span className="tabular">{number}</span>;
}
