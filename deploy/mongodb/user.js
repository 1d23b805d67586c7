// Run once, by the image, when the database is made: Caseline's own user, with no rights beyond its database.
db.getSiblingDB('caseline').createUser({
  user: 'caseline',
  pwd: process.env.CASELINE_PASSWORD,
  roles: [{ role: 'readWrite', db: 'caseline' }],
});
