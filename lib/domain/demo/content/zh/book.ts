import type { Phrasebook } from "../../story/phrasebook.ts";
import { scenarios } from "./scenarios.ts";

export const chinese: Phrasebook = {
  locale: "zh-CN",
  item: "{product}（{colour}）",
  wool: "羊毛",
  hello: ["早上好", "下午好", "晚上好"],
  fit: { true: "这款尺码标准。", relaxed: "这款版型宽松，很多人会选小一码。", close: "这款比较修身，大一码更稳妥。" },
  too: { smaller: "大", larger: "小" },
  care: {
    wool: "手洗或 30 °C 羊毛程序，不要甩干，平铺晾干。羊毛多通风、少水洗。",
    cotton: "40 °C 机洗，自然晾干；烘干会缩短。",
    linen: "40 °C 机洗，半干时熨烫或不熨都可以。亚麻会越洗越软。",
  },
  label: { near: "退货标签免费。", union: "退货标签 {label_fee}。", far: "退回的邮费由您承担。" },
  customs: { near: "欧盟境内没有关税。", union: "欧盟境内没有关税。", far: "关税和税费已包含在结账价格里。" },
  scenarios,
  asides: {
    product: [
      {
        ask: ["{wool}是哪里来的？", "在哪里生产的？"],
        answer: ["{wool}来自葡萄牙和乌拉圭，这件在 {maker} 制作。", "全部在葡萄牙制作，这件来自 {maker}。"],
        source: "Makers",
      },
    ],
    order: [
      {
        ask: ["你是真人吗？", "我在跟机器人说话吗？"],
        answer: ["我是店里的智能助手。需要的话，我可以请 Pia 或 Tomás 来。"],
      },
    ],
  },
  thanks: [
    {
      ask: ["好的，谢谢！", "明白了，谢谢 🙏", "太好了，非常感谢。"],
      answer: ["不客气，祝您愉快！", "很高兴能帮到您。"],
    },
    { ask: ["回复真快，谢谢！", "没有别的问题了。"], answer: ["谢谢您的咨询，再见！", "随时欢迎。"] },
  ],
  nudge: ["还有什么可以帮您的吗？", "这样回答清楚吗？", "您还在吗？"],
  notFound: ["我查不到 {order}，确认邮件里是这个号码吗？"],
  handover: {
    customer_asked: {
      ask: ["可以转人工吗？", "我想和店里的人说。"],
      answer: ["当然，我请同事过来，她能看到我们之前的内容。"],
    },
    refund_or_return: { ask: ["我想退款，可以破例吗？"], answer: ["退款要由同事决定，我马上转给她。"] },
    order_not_found: { ask: ["对，邮件里就是这个。"], answer: ["那我请同事用姓名和地址再查。"] },
    assistant_unsure: { ask: ["还有，可以定做长一点的吗？"], answer: ["这个我不太确定，我去问一下同事。"] },
    complaint: { ask: ["已经第二次了，我很失望。"], answer: ["非常抱歉，我马上优先转给同事处理。"] },
  },
  person: ["我都看过了，交给我处理，{soon} 前会回复到 {email}。", "已经处理好了，详情发到了 {email}，给您添麻烦了。"],
  thanksPerson: [{ ask: ["谢谢 {agent}！", "好的，我等邮件。"], answer: ["不客气。", "谢谢您的耐心。"] }],
  letter: {
    open: ["您好，"],
    close: ["谢谢\n{name}"],
    replyOpen: ["您好，"],
    replyClose: ["来自里斯本的问候\n{agent}，Alder & Finch"],
  },
};
