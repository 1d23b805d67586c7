// The health check of mongod: healthy when it is the primary of its set, which the first check initiates.
try {
  rs.status();
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  rs.initiate({ _id: 'caseline', members: [{ _id: 0, host: 'mongodb:27017' }] });
}
const { setName, isWritablePrimary } = db.hello();
quit(setName === 'caseline' && isWritablePrimary ? 0 : 1);
