import { merged } from './demo-provider-parts.ts';

/** Invented firms that were merged into others; `inspection` is itself a provider of the demonstration. */
export const DEMO_MERGERS = {
  backup: merged('330424', 91, '海盐匿汐信息服务有限公司', '2025-03-20', 2060),
  workshop: merged('330402', 92, '嘉兴禾间车间软件有限公司', '2023-04-12', 618.5),
  inspection: merged('330421', 85, '嘉善监衡工程管理有限公司', '2025-06-16', 3160),
  parts: merged('330411', 94, '嘉兴拆禾机电科技有限公司', '2025-10-08', 1480),
  energy: merged('330421', 95, '嘉善橹能节能服务有限公司', '2026-02-27', 2230),
  withdrawn: merged('330482', 96, '平湖箱间网络技术有限公司', '2026-07-01', 905),
  mistaken: merged('330481', 97, '海宁盾安信息安全服务有限公司', '2024-08-30', 760),
  mended: merged('330402', 99, '嘉兴梧南软件服务有限公司', '2023-05-24', 890),
  doubted: merged('330483', 98, '桐乡图间设计服务有限公司', '2023-11-09', 540),
} as const;
