/** A person as it leaves the server: the phone number only for those who keep the list. */
import { may } from '../../contract/abilities.ts';
import type { Person } from '../../contract/organisation.ts';
import type { Actor } from '../http/endpoint.ts';
import type { PersonRow } from './people-queries.ts';

export const presentPerson = (person: PersonRow, actor: Actor): Person => ({
  ...person,
  phone: may(actor.role, 'person.edit') ? person.phone : null,
});
