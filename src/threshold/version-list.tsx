import type { VNode } from 'preact'
import { may, type Visit } from '../access/index.ts'
import { Button, Section, Stack, Tag, Title } from '../govuk/index.ts'
import { formatTableDay, londonDay } from '../time/index.ts'
import type { VersionLine } from './store.ts'

export type VersionListProps = {
  visit: Visit
  versions: readonly VersionLine[]
  /** Who says they have read the version in force, for those who look after it. */
  readers: readonly { agency: string; readers: number; members: number }[]
}

/** Every version with the day it came into force, and who has read the one that is in force. */
export function VersionList({ visit, versions, readers }: VersionListProps): VNode {
  const today = londonDay(visit.now)
  const current = versions
    .filter(({ validFrom }) => validFrom && validFrom <= today)
    .sort((a, b) => (b.validFrom! > a.validFrom! ? 1 : b.validFrom! < a.validFrom! ? -1 : b.version - a.version))[0]
  const written = versions.find(({ validFrom }) => !validFrom)
  return (
    <>
      <Title say="A decision cites the version in force on its day. What is published never changes; a new version takes its place.">
        Versions of the threshold of need
      </Title>
      <Stack>
        <table class="ds-t ds-t--cards">
          <caption class="govuk-visually-hidden">Versions, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Title</th>
              <th scope="col">In force from</th>
              <th scope="col">Written</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((each) => (
              <tr>
                <th scope="row">
                  <a class="govuk-link govuk-link--no-visited-state" href={`/threshold/versions/${each.version}`}>
                    Version {each.version}
                  </a>{' '}
                  {each === current && <Tag text="In force" classes="govuk-tag--door" />}
                </th>
                <td>{each.title}</td>
                <td>
                  {each.validFrom ? (
                    formatTableDay(each.validFrom)
                  ) : each.proposedFrom ? (
                    <a class="govuk-link govuk-link--no-visited-state" href={`/threshold/versions/${each.version}/publication`}>
                      Waits for a second person, from {formatTableDay(each.proposedFrom)}
                    </a>
                  ) : (
                    'Being written'
                  )}
                </td>
                <td>
                  {formatTableDay(londonDay(each.madeAt))}
                  {each.madeBy && `, ${each.madeBy}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {may({ actor: visit.actor, purpose: 'look after the system' }, 'edit threshold') &&
          (written?.proposedFrom ? null : written ? (
            <Button text={`Go on with version ${written.version}`} href={`/threshold/versions/${written.version}/writing`} />
          ) : (
            <form method="post" action="/threshold/versions">
              {visit.fields()}
              <Button text="Write a new version" />
            </form>
          ))}
        {readers.length > 0 && current && (
          <Section title={`Who has read version ${current.version}`} id="readers">
            <table class="ds-t">
              <caption class="govuk-visually-hidden">
                People with an account who say they have read the version in force, by agency
              </caption>
              <thead>
                <tr>
                  <th scope="col">Agency</th>
                  <th scope="col" class="ds-r">
                    Say they have read it
                  </th>
                </tr>
              </thead>
              <tbody>
                {readers.map((each) => (
                  <tr>
                    <th scope="row">{each.agency}</th>
                    <td class="ds-r">
                      {each.readers} of {each.members}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        )}
      </Stack>
    </>
  )
}
