/**
 * Every error that can reach a person: its code, what happened and what to do (`{name}` stands for a param).
 * Codes are public: help pages, tests and scripts name them.
 */
export const errorMessages = {
  INTERNAL: '程序内部出错，您输入的内容没有丢失。请重试；若再次出现，请导出诊断信息交给管理员。',
  INPUT_INVALID: '传入的内容不合要求：{place} {problem}。请改正后重试。',
  ENGINE_STOPPED: '程序的处理部分意外停止，正在重新启动。已显示“已保存”的内容都在；请稍候重试刚才的操作。',
  ENGINE_CRASHING:
    '程序的处理部分连续几次意外停止，不再自动启动。已保存的内容都在；请关闭程序重新打开，若再次出现请导出诊断信息交给管理员。',
  SENDER_REFUSED: '这个请求不是从本程序的页面发出的，没有执行。请重新打开程序。',
  COMMAND_UNKNOWN: '程序不认识命令“{command}”。请核对写法。',
  NOT_FOUND: '找不到{what}“{id}”。它可能已被作废，请刷新列表后重试。',

  CASE_NOT_JSON: '案件文件 {file} 不是有效的 JSON（{problem}）。请用文本编辑器检查该处后重试，文件未改动。',
  CASE_FORMAT_UNKNOWN:
    '案件文件 {file} 的格式版本是“{format}”，本程序只认 anjuan-case/1。请用生成它的程序版本打开。',
  CASE_INVALID: '案件文件 {file} 的 {pointer} 不合格式：{problem}。请改正后重试，文件未改动。',
  CASE_FORM_UNKNOWN:
    '案件文件 {file} 用了本机没有的文书式样“{form}”（{pointer}）。请核对式样编号，或先安装该式样。',
  FILE_UNREADABLE: '读不了文件 {file}：{problem}。请确认文件存在且有读取权限。',
  PICTURE_UNUSABLE: '图片 {file} 不能用：{problem}。没有换。请另存为 PNG（透明底）再选。',
  FILE_TOO_LARGE: '文件 {file} 超过 {limit}，没有读取。请确认选对了文件。',
  PEOPLE_LIST_UNREADABLE:
    '人员名单 {file} 读不出：{problem}。本站设置没有改动；请用 CSV 或 XLSX，第一行写“姓名”“执法证号”“有效期起”“有效期止”“单位及职务”。',
  FOLDER_UNWRITABLE:
    '写不进文件夹 {folder}：{problem}。没有留下半个文件；请换一个文件夹，或检查权限和磁盘空间。',
  DISK_FULL: '磁盘已满，写到 {place} 时停下了。没有留下半个文件；请清理磁盘后重试。',

  FORM_BROKEN: '文书式样 {form} 有误（{file} {pointer}）：{problem}。该式样暂不可用，其余式样不受影响。',
  FORM_UNKNOWN: '没有编号为“{form}”的文书式样。请在式样库中核对。',
  FORM_FOLDER_EXISTS: '已经有 {folder}，没有改动其中的内容。请换一个编号或者输出文件夹，或先把它改名。',
  FORM_ID_WRONG: '“{id}”不能作式样编号：{problem}。编号只用小写英文、数字和连字符，例如 vehicle-handover。',
  FORM_PACKAGE_UNREADABLE: '式样包 {file} 读不出来（{problem}）。没有安装；请向制作单位重新索取。',
  FORM_PACKAGE_UNKNOWN: '式样包《{title}》{problem}，没有安装。请核实来源，由管理员确认后再安装。',
  FORM_VERSION_TAKEN:
    '本机已装有《{title}》{version} 版（{from} 起用），没有安装。新的一版须改 version，并把 inForceFrom 写得更晚。',
  FORM_UNSOUND: '式样“{title}”还有 {count} 处错误，没有打包、没有安装：{first}。请先检查并逐处改正。',

  DATA_PACKAGE_UNREADABLE:
    '法律数据包 {file} 读不出来（{problem}）。没有安装，原有数据没有变；请向制作单位重新索取。',
  DATA_PACKAGE_PATH:
    '法律数据包 {file} 里有不该在包里的位置“{path}”。没有安装，原有数据没有变；请向制作单位核实这个包的来源。',
  DATA_PACKAGE_SIGNATURE:
    '法律数据包 {file} 的签名不对（{problem}），内容可能被改动过。没有安装，原有数据没有变；请向制作单位重新索取。',
  DATA_PACKAGE_UNKNOWN: '法律数据包《{title}》{problem}，没有安装。请核实来源，由管理员确认后再安装。',
  DATA_PACKAGE_UNSOUND:
    '法律数据“{title}”有 {count} 处写法错误，没有打包、没有安装，原有数据没有变：{first}。请制作单位改正。',
  DATA_PACKAGE_GAP: '法律数据“{title}”前后接不上：{problem}。没有改动，原有数据照旧；请先补上缺的部分。',
  DATA_PACKAGE_OLDER:
    '法律数据包《{title}》是 {date} 的，本机的{what}已经是 {installed} 的，不比它旧。没有安装，原有数据没有变。',

  DOCUMENT_ISSUED: '《{title}》已经签发，不能再改。需要更正请另行制作更正文书。',
  DOCUMENT_SERVED:
    '《{title}》已于 {on} 送达，不能{act}。笔误、漏字用更正通知书，决定有错误用撤销决定书：在该文书的“更多 › 发现错误”里办理。',
  ABOUT_NEEDED: '《{title}》没有指明针对哪份文书，没有签发。请在本稿的“更多 › 针对哪份文书”里选定。',
  ABOUT_WRONG:
    '《{title}》针对的《{other}》{problem}，没有办理。请核对针对的是哪份文书，在本稿的“更多 › 针对哪份文书”里改。',
  MENDING_FORM_MISSING: '没有能{act}《{title}》的文书式样，没有新建。请在式样库核对。',
  DOCUMENT_STATE: '《{title}》现在是“{state}”状态，不能{act}。',
  ISSUE_BLOCKED: '《{title}》还有 {count} 处必须改正的问题，不能签发：{first}请先在右侧“问题”中改正。',
  REASON_NEEDED: '《{title}》有 {count} 处重要问题没有说明理由：{first}请逐条填写理由后再签发。',
  FIELD_UNKNOWN: '《{title}》没有 {pointer} 这个栏目。请刷新后重试。',
  EDIT_CONFLICT: '此处内容刚在另一窗口改过。已保留两处内容，请核对后再改。',
  NUMBER_TAKEN: '文号“{number}”已经用过，请换一个。',
  NUMBER_SERIES_FULL: '文号段已用完（{series} 最大 {last}）。请在“本站设置”中添加新的号段。',
  REVIEW_NEEDED: '《{title}》须经法制审核通过后才能签发（{reason}）。请先提交审核。',
  REVIEWER_IS_HANDLER: '审核人 {name} 是本案承办人员，不得审核本案（行政处罚法第五十八条）。请另选审核人员。',

  SUBMIT_BLOCKED:
    '《{title}》还有 {count} 处必须改正的问题，没有提交：{first}请先在右侧“问题”中改正，再提交审核。',
  SUBMIT_REASON_NEEDED:
    '《{title}》有 {count} 处重要问题没有说明理由，没有提交：{first}请在右侧“问题”中逐条说明理由，再提交审核。',
  ANNOTATION_MOVED: '这条批注的位置已变，找不到原文“{quote}”，没有改动。请看过批注后自己修改此栏。',

  STORE_LOCKED: '数据库正被另一个程序使用（{file}）。请先关闭另一个窗口或程序。',
  STORE_READ_ONLY:
    '数据库正被另一个程序使用（{file}），本窗口只能查看，没有改动。请在先打开的程序中修改，或关闭它后重新打开本程序。',
  STORE_DAMAGED: '数据库文件损坏（{file}：{problem}）。原文件未改动；请从备份恢复，或联系管理员修复。',
  STORE_FROM_FUTURE:
    '数据库由更新的程序版本（{version}）建立，本程序只到 {supported}。请升级程序，数据库未改动。',
  STORE_UNWRITABLE:
    '数据库写不进去（{problem}）。您输入的内容仍在屏幕上；请检查磁盘空间和权限，程序会自动重试。',
  STORE_BACKUP_FAILED:
    '升级数据库前的自动备份没有成功（{problem}），因此没有升级，数据未改动。请检查磁盘空间。',
  REPAIR_NOT_NEEDED: '数据库打得开，不需要修复，没有改动。若要换回以前的数据，请在“本站设置 › 备份”中恢复。',
  BACKUP_UNSOUND: '备份 {file} 核对没有通过（{problem}），不能用它恢复。请换一个备份；现有数据未改动。',
  KEY_FILE_DAMAGED:
    '加密数据库旁的密钥文件 {file} 已损坏，数据库打不开。请从最近的备份文件夹里取回 anjuan.keys.json 放到原处；数据库没有改动。',
  KEY_NOT_GIVEN:
    '“{name}”的密码还打不开加密的数据库。请让能登录的人先登录（不要退出程序），再由您登录一次；或者请管理员重置您的密码。',
  ENCRYPTED_ALREADY: '数据库已经是加密的，没有改动。',
  ENCRYPTED_NOT: '数据库没有加密，没有改动。',
  BACKUP_RUNNING: '正在备份，请等它完成或取消后再试。',
  BACKUP_CANCELLED: '备份已取消，没有留下半个备份。以前的备份都在。',
  BACKUP_PLACE_MISSING:
    '找不到备份位置 {place}。请插上 U 盘或接通该磁盘，或在“本站设置 › 备份”中另选文件夹。',
  BACKUP_NOT_FOUND: '{place} 里没有可用的备份。请选择本程序备份出来的文件夹（内有 manifest.json）。',
  CHECKPOINT_UNREADABLE:
    '{file} 不是本程序的操作记录核对点。请选备份文件夹里的 audit-checkpoint.json、另存的“核对点-日期.json”，或本站导出的案卷包。',

  PUBLICATION_LEFTOVER:
    '公开稿 {file} 的“{part}”里还有应当去掉的{title}（{whose}），没有生成公示包。请把这处文字标为去掉，或换用不含个人信息的单位证书后重试。',
  PUBLICATION_PART: '公开稿 {file} 里有{part}，公开的文件不得带有，没有生成公示包。请检查式样后重试。',
  PUBLICATION_UNDECIDED:
    '正文里提到的“{name}”不在案件的人员之中，还没有决定去掉还是保留，没有生成公示包。请先逐个决定，共 {count} 处。',
  PUBLICATION_MINOR: '当事人在违法行为发生时未满十八周岁，处罚决定不公开，没有生成公示包。',
  PUBLICATION_AGE_UNKNOWN:
    '查不出当事人在违法行为发生时是否已满十八周岁（缺出生日期、证件号码或违法时间，或者案件信息与决定书说的不一致），没有生成公示包。请先核对、补全当事人信息。',
  PUBLICATION_NO_DECISION: '案件里没有已经签发的行政处罚决定书，没有生成公示包。请先签发决定书。',
  PUBLICATION_STATE: '公示现在是“{state}”，不能{act}。请按公示页上可以办的下一步办理。',
  PUBLICATION_CHANGED:
    '公开稿在提交以后有了变化（本站设置或者案件内容改过），不能{act}。请重新核对并提交公开稿。',
  PUBLICATION_SELF:
    '{name} 承办了本案或者处理、提交了这份公开稿，不能由本人审核。请由没有参与的审核人员或者负责人办理。',
  PUBLICATION_IDENTITY:
    '签名证书“{subject}”不是{agency}的单位证书，没有生成公示包：个人证书里常有身份证号。请在“本站设置 › 证书”选定单位证书；确是单位证书的，在“本站设置 › 公示”中标明。',
  PUBLICATION_REASON: '保留“{text}”没有写明理由，没有生成公示包。请写明保留的理由。',

  P12_UNREADABLE: '这个文件不是可用的证书文件（.p12、.pfx，或含加密私钥和证书的 .pem）。请核对文件。',
  P12_WRONG_PASSWORD: '证书密码不对。请重新输入；密码区分大小写。',
  P12_NO_KEY: '证书文件里没有可用的私钥或证书。请向发证机构索取含私钥的证书文件。',
  CERT_EXPIRED: '签名证书已于 {until} 到期，没有签名。请更换证书。',
  CERT_NOT_YET_VALID: '签名证书从 {from} 起才有效，没有签名。请检查电脑时钟或更换证书。',
  CLOCK_SET_BACK:
    '电脑的时钟（{now}）早于本站最近一次操作的时间（{last}），没有签名：签名会带上错的时间。请先校准时钟；时钟确实无误的，确认后再签。',
  CERT_NOT_FOR_SIGNING: '这张证书不是签名证书（多半是加密证书），没有签名。请选用签名证书。',
  KEY_UNSUPPORTED:
    '暂不支持这种密钥（{algorithm}）。请使用 RSA 2048 位以上或 P-256 的证书；签 PDF 也可以用证书文件里的 SM2 证书。',
  KEY_UNPROTECTED:
    '证书文件里的私钥没有用密码保护，没有导入。请让发证机构或者管理人员换成有密码的文件（.p12、.pfx，或 PKCS#8 加密私钥的 .pem）。',
  SM2_NOT_FOR_DOCX:
    '“{subject}”是国密 SM2 证书，不能签 Word 文件（Word 和 LibreOffice 的签名格式没有登记 SM2，谁也不能核对），没有写出任何文件。请只导出 PDF，或改用 RSA、ECDSA 证书。',
  TSA_UNREACHABLE:
    '没有得到时间戳，没有签名：时间戳服务 {address} {problem}。请检查网络和“本站设置”中的地址，或去掉地址、不加时间戳签名。',
  TSA_REFUSED: '没有得到时间戳，没有签名：时间戳服务的答复不能用（{problem}）。请询问管理时间戳服务的人。',
  TRUST_FILE_INVALID:
    '“{file}”{problem}，没有导入。请选用发证机构给的证书（.cer、.crt、.pem）、吊销列表（.crl）或 OCSP 答复。',
  CERT_REVOKED: '证书“{subject}”已于 {on} 被吊销（依据本站导入的吊销资料），没有签名。请换用有效的证书。',
  SIGNERS_MIXED:
    '试用证书“{trial}”不能和正式证书“{real}”一起签名，没有签名。请全部用正式证书，或全部用试用证书。',
  IDENTITY_MISSING: '还没有选定签名证书。请在“本站设置 › 签名证书”中选定，或使用试用证书。',
  IDENTITY_LOCKED: '签名证书“{subject}”还没有输入密码（USB Key 是 PIN 码）。请先输入，密码只留在内存中。',
  TOKEN_UNAVAILABLE:
    '本机的案卷没有读取 USB Key 的部件，用不了 USB Key。请用完整的安装包重装，或改用证书文件。',
  TOKEN_MODULE_UNUSABLE:
    '“{file}”不是可用的 USB Key 驱动（{problem}）。请选择厂商提供的 PKCS#11 驱动（.so 或 .dll），位数要与本程序相同。',
  TOKEN_ABSENT: '没有找到存有证书“{subject}”的 USB Key。请插好后重试。',
  TOKEN_NO_CERTIFICATE: '没有插 USB Key，或 Key 里没有签名证书。请插好存有签名证书的 Key 后重试。',
  TOKEN_WRONG_PIN: '没有签名：USB Key 的 PIN 码不对，{left}。',
  TOKEN_LOCKED: 'USB Key 已锁定（PIN 码输错次数过多）。请到发证机构解锁。',
  TOKEN_REMOVED: 'USB Key 已拔出，没有签名，原有文件没有变动。请插好后重新输入 PIN 码。',
  TOKEN_FAILED: 'USB Key 没有完成操作（{problem}），没有签名。请重新插拔后再试，或询问厂商。',
  PDF_UNREADABLE: '这个 PDF 读不出来（{problem}）。请核对文件是否完整。',
  PDF_ENCRYPTED: '这个 PDF 已加密，不能签名或验证。请先解除加密。',
  PDF_LOCKED: '这个 PDF 的最后一个签名已锁定全文，不能再加签。需要改动请重新制作并签发。',
  DOCX_UNREADABLE: '这个 DOCX 读不出来（{problem}）。请核对文件是否完整。',
  WORD_UNREADABLE:
    'Word 文件 {file} 读不出来（{problem}），没有导入。请用 Word 或 WPS 打开，另存为 .docx 后重试。',
  WORD_OLD_FORMAT:
    '{file} 是旧的 .doc、.wps 或 RTF 格式，程序不读。请用 Word 或 WPS 打开它，选“另存为”，类型选 .docx，再导入另存的文件。',
  WORD_REVIEW_FOREIGN:
    '{file} 不是从案卷程序导出的 Word 工作稿（里面没有栏目的标记），没有导入。请用“导出 Word 工作稿”的文件批改；用别的程序另存时选 .docx。',
  WORD_REVIEW_OTHER: '{file} 是另一份文书的工作稿，不是这份《{title}》的，没有导入。请到那份文书里导入。',
  WORD_UNKNOWN: '认不出 {file} 是哪一种文书（没有找到文书的标题），没有导入。请选定它是哪一种再试。',
  SIGNATURE_NOT_VERIFIED: '签名后自检没有通过（{problem}），文件没有交付。请重试；若再次出现请联系管理员。',
  FILE_KIND_UNKNOWN: '不认识文件 {file} 的类型。只能验证 PDF 和 DOCX 文件。',

  BUNDLE_UNREADABLE: '案卷包 {file} 读不出来（{problem}）。请向对方重新索取；本机数据未改动。',
  BUNDLE_INVALID: '案卷包 {file} 的 {place} 不合格式：{problem}。没有导入任何内容；请向对方重新索取。',
  BUNDLE_CHANGED: '案卷包 {file} 中的 {place} 与其清单的摘要不符，可能损坏或被改动。没有导入任何内容。',
  BUNDLE_FOR_OTHER:
    '案卷包 {file} 已加密，本站的签名证书打不开它。请确认它是加密给本站的，并在“本站设置 › 签名证书”中选定对应的证书、输入密码。',
  CERTIFICATE_UNREADABLE: '选定的文件不是可用的证书（.cer、.crt、.pem）。请向收件单位索取其证书文件。',
  TRIAL_NONE: '本站不是示例站，没有试用数据可以清除。没有改动。',
  DISPOSAL_REFUSED: '案件“{case}”不能销毁：{problem}。没有改动。',
  COPY_DIFFERS: '文件“{name}”写入后读回核对，与原件不符，没有收存。请检查磁盘或 U 盘后重试；原件未改动。',
  ATTACHMENT_MISSING: '附件“{name}”在本机找不到或已损坏，案卷包没有做成。请先从备份恢复该文件。',
  IMPORT_GONE: '这次导入已经结束或过期，没有改动。请重新打开案卷包。',
  IMPORT_UNDECIDED: '还有 {count} 处冲突没有选择，没有导入。请逐处选择“保留本机”“采用对方”或“都保留”。',
  IMPORT_STALE: '打开案卷包以后本机案件又有改动，没有导入。请重新打开案卷包核对。',
  SIGN_IN_NEEDED: '请先登录。您输入的内容没有丢失，登录后会接着保存。',
  LOCKED: '已锁定。请输入密码解锁；您输入的内容没有丢失。',
  SIGN_IN_WRONG: '密码或一次性口令不对。请重新输入；密码区分大小写。忘记密码请找管理员重置。',
  SIGN_IN_DELAYED: '连续输错次数太多，请等 {seconds} 秒后再试，或找管理员重置密码。',
  PASSWORD_UNSET: '“{name}”还没有设密码。请用管理员给的一次性口令设定密码。',
  PASSWORD_WEAK: '密码太短，至少要 {least} 个字。可以用一句好记的话。',
  PERMISSION_DENIED: '您的角色（{roles}）不能{act}，没有执行。可以做的是：{allowed}。',
  SIGNED_BY_OTHER: '这一步只能记您本人（{name}）的名字，不能代“{by}”办理。请由其本人登录后办理。',
  ACCOUNT_NAME_TAKEN: '已有名为“{name}”的账户。请换一个能区分的名称。',
  ACCOUNTS_EXIST: '本站已经有账户。请由管理员在“本站设置 › 账户”中添加人员。',
  TERMINAL_SIGN_IN:
    '本站设有账户，命令行也要登录。现在写的是：{user}；可以登录的有：{known}。请加 --user 登录姓名，密码在终端询问时输入，或放进环境变量并加 --user-password-env 变量名。',
  RECOVERY_UNSET:
    '这个账户不能用恢复码：它不是管理员，或者恢复码已经用掉、还没有生成。请找另一名管理员重置密码。',
  PERSON_TAKEN: '本站人员“{person}”已经对应账户“{name}”，一个人只能有一个账户。请先改那个账户。',
  LAST_ADMINISTRATOR: '“{name}”是唯一可用的管理员，不能停用或取消其管理员角色。请先指定另一名管理员。',

  PRINT_UNAVAILABLE: '没有可用的排版窗口，做不了 PDF：{problem}。',
  PRINT_FAILED: '排版 PDF 时出错：{problem}。请重试。',
  FONT_MISSING_GLYPH:
    '“{title}”的“{field}”里有字体中没有的字“{character}”。请换用其他写法，或安装含此字的字体。',
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof errorMessages;

/** The Chinese sentence of an error: what happened and what to do. Unknown params show as they stand. */
export function errorSentence(error: {
  code: ErrorCode;
  params: Readonly<Record<string, string | number>>;
}): string {
  return errorMessages[error.code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(error.params[name] ?? whole),
  );
}
