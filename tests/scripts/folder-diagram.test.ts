import { expect, test } from 'vitest'
import { folderDiagram } from '../../scripts/folder-diagram.ts'

const value = (from: string, to: string) => ({ from, to, isType: false })
const type = (from: string, to: string) => ({ from, to, isType: true })

test('folders are drawn with arrows, dashed for types, without transitive ones', () => {
  const picture = folderDiagram([
    value('src-main/desktop/main.ts', 'src-main/app/camwall.ts'),
    value('src-main/desktop/main.ts', 'src-main/lib/pause.ts'),
    value('src-main/app/camwall.ts', 'src-main/app/house.ts'),
    value('src-main/app/camwall.ts', 'src-main/lib/pause.ts'),
    type('src-main/app/camwall.ts', 'src-main/feed/feed.ts'),
    value('src-main/app/house.ts', 'node_modules/zod/index.js'),
    type('src-main/app/house.ts', 'src-main/app/wall/contract.ts'),
    value('src-main/app/house.ts', 'src-main/app/wall/contract.ts'),
    type('src-renderer/store/store.ts', 'src-main/features/list.ts'),
    value('src-renderer/main.tsx', 'src-renderer/store/store.ts'),
  ])
  expect(picture).toBe(`\`\`\`mermaid
flowchart TB
  subgraph src-renderer
    src_renderer_store["store"]
  end
  subgraph src-main
    src_main_contract_ts["*/contract.ts"]
    src_main_app["app"]
    src_main_desktop["desktop"]
    src_main_feed["feed"]
    src_main_lib["lib"]
  end
  src_main_app --> src_main_contract_ts
  src_main_app -.-> src_main_feed
  src_main_app --> src_main_lib
  src_main_desktop --> src_main_app
  src_renderer_store -.-> src_main_contract_ts
\`\`\``)
})
