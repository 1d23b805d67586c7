import { words } from '../words/define.ts';

export const useLoginWords = words(
  'login',
  {
    title: 'Sign in to Caseline',
    username: 'User name',
    password: 'Password',
    show: 'Show or hide the password',
    signIn: 'Sign in',
    wrong: 'The name or the password is wrong.',
  },
  {
    title: '登录 Caseline',
    username: '用户名',
    password: '密码',
    show: '显示或隐藏密码',
    signIn: '登录',
    wrong: '用户名或密码不正确。',
  },
);
