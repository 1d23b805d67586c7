import { words } from '../words/define.ts';

export const useCustomerWords = words(
  'customer',
  {
    drawings: 'Topology',
    enlarge: 'Show {{name}} larger',
    close: 'Close',
    addDrawing: 'Add drawings',
    removeDrawing: 'Remove {{name}}',
    reallyRemove: 'Remove {{name}} for good',
    noDrawings: 'No drawing yet. PNG, JPEG or WebP.',
  },
  {
    drawings: '拓扑图',
    enlarge: '放大显示 {{name}}',
    close: '关闭',
    addDrawing: '添加拓扑图',
    removeDrawing: '移除 {{name}}',
    reallyRemove: '确认移除 {{name}}',
    noDrawings: '暂无拓扑图。可用 PNG、JPEG 或 WebP。',
  },
);
