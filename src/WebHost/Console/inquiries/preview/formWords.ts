/** What the portal's form says by itself. */
export interface FormWords {
  subject: string
  question: string
  name: string
  email: string
  files: string
  send: string
  required: string
  optional: string
  choose: string
}

const words: Record<string, FormWords> = {
  ko: { subject: '제목', question: '문의 내용', name: '이름', email: '이메일', files: '파일 첨부', send: '문의 보내기', required: '필수', optional: '선택', choose: '선택해 주세요' },
  en: { subject: 'Subject', question: 'Your question', name: 'Name', email: 'E-mail', files: 'Attach files', send: 'Send', required: 'required', optional: 'optional', choose: 'Please choose' },
  ja: { subject: '件名', question: 'お問い合わせ内容', name: 'お名前', email: 'メールアドレス', files: 'ファイルを添付', send: '送信する', required: '必須', optional: '任意', choose: '選択してください' },
  'zh-Hans': { subject: '主题', question: '问题描述', name: '姓名', email: '电子邮箱', files: '添加附件', send: '提交', required: '必填', optional: '选填', choose: '请选择' },
  'zh-Hant': { subject: '主旨', question: '問題描述', name: '姓名', email: '電子郵件', files: '附加檔案', send: '送出', required: '必填', optional: '選填', choose: '請選擇' },
  th: { subject: 'หัวข้อ', question: 'คำถามของคุณ', name: 'ชื่อ', email: 'อีเมล', files: 'แนบไฟล์', send: 'ส่ง', required: 'จำเป็น', optional: 'ไม่บังคับ', choose: 'โปรดเลือก' },
  id: { subject: 'Subjek', question: 'Pertanyaan Anda', name: 'Nama', email: 'Email', files: 'Lampirkan berkas', send: 'Kirim', required: 'wajib', optional: 'opsional', choose: 'Silakan pilih' },
  vi: { subject: 'Tiêu đề', question: 'Câu hỏi của bạn', name: 'Tên', email: 'Email', files: 'Đính kèm tệp', send: 'Gửi', required: 'bắt buộc', optional: 'không bắt buộc', choose: 'Vui lòng chọn' },
}

const english = words['en'] as FormWords

/** In a brand's language. */
export const formWords = (language: string): FormWords => words[language] ?? english
