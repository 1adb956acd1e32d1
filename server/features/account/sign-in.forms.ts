import { z } from 'zod';

const MOST = 200;
const typed = (name: string) =>
  z
    .string({ error: `请输入${name}` })
    .min(1, `请输入${name}`)
    .max(MOST, `${name}过长，最多 ${MOST} 个字符`);

export const signInForm = z.strictObject({
  _csrf: z.string(),
  next: z.string().optional(),
  username: typed('用户名'),
  password: typed('密码'),
});
