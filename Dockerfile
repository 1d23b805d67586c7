# One image for the API and the worker; docker-compose.yml says which of the two a container runs.
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app

FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM base AS dependencies
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM base
# glibc keeps a heap for each thread unless told, which comes to some 100 MB in the worker.
# In a container everything listens on all its addresses: who may reach them is for its network to say.
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 HOST=0.0.0.0
COPY package.json ./
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY templates ./templates
COPY policies/*.yaml ./policies/
COPY calendars/*.yaml ./calendars/
USER node
EXPOSE 3000 9464 9465
CMD ["node", "--enable-source-maps", "dist/api/main.js"]
