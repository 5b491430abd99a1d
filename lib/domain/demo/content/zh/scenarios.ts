import type { Scenario } from "../../story/phrasebook.ts";

export const scenarios: readonly Scenario[] = [
  {
    topic: "size",
    about: "garment",
    places: ["product_page", "size_guide"],
    weight: 3,
    open: [
      {
        ask: [
          "你好，我平时穿 {size}，{item} [偏大还是偏小|尺码准吗]？",
          "身高 {height} cm，{item} 选 {size} 还是 {other}？",
          "想给[妈妈|先生|朋友]买 {item}，平时穿 {size}，要选什么码？",
        ],
        answer: [
          "{fit}建议您选 {best}，胸围 {chest} cm。",
          "{fit}{best} 的胸围是 {chest} cm，可以和您喜欢的毛衣比一下。",
        ],
        source: "Size guide",
      },
    ],
    more: [
      {
        ask: ["袖长是多少？", "{best} 的袖子长吗？"],
        answer: ["{best} 从肩线量是 {sleeve} cm。", "{sleeve} cm，每大一码加 2 cm。"],
        source: "Size guide",
      },
      {
        ask: ["不合适可以换吗？"],
        answer: ["30 天内没穿过都可以换。{label}", "可以，30 天内。{label}"],
        source: "Returns and exchanges",
      },
      {
        ask: ["{best} 还有货吗？", "那 {colour} 的 {best} 有吗？"],
        answer: ["有，还剩 {left} 件，已经放进您的购物车了。", "还有 {left} 件，我给您放进购物车了。"],
        source: "Stock",
        cart: true,
      },
    ],
  },
  {
    topic: "shipping",
    about: "product",
    places: ["cart", "home_page"],
    weight: 3,
    open: [
      {
        ask: [
          "寄到{country}要多久？运费多少？",
          "今天下单 {item}，什么时候能到？我在{city}。",
          "你好，可以寄到{city}吗？",
        ],
        answer: [
          "寄到{country}运费 {postage}，{days} 个工作日，大约 {arrives} 前送达。",
          "可以，{postage}，{days} 个工作日。{customs}",
        ],
        source: "Shipping and delivery",
      },
    ],
    more: [
      { ask: ["需要另外交税吗？", "有关税吗？"], answer: ["{customs}"], source: "Shipping and delivery" },
      {
        ask: ["可以包装成礼物吗？🎁"],
        answer: ["可以，{wrap_fee}，附手写卡片。", "可以的，包装 {wrap_fee}，盒子里不放价格。"],
        source: "Gifts",
      },
      { ask: ["好，那我要 {item}。"], answer: ["已经放进购物车了。", "好的，{product} 在您的购物车里。"], cart: true },
    ],
  },
  {
    topic: "order",
    about: "order",
    places: ["order_status"],
    weight: 3,
    open: [
      {
        ask: ["我的订单 {order} 到哪里了？", "{ordered} 下的单（{order}），还没收到消息。", "请问 {order} 发货了吗？"],
        answer: [
          "{sent} 已经寄出，预计 {due} 前送到{city}。",
          "{order} 在 {sent} 打包，由 {carrier} 配送，预计 {due} 前到。",
        ],
        source: "Orders",
      },
    ],
    more: [
      {
        ask: ["有快递单号吗？", "在哪里可以查？"],
        answer: ["单号是 {tracking}，链接也发到 {email} 了。", "{tracking}。"],
        source: "Orders",
      },
      {
        ask: ["那天我不在家怎么办？"],
        answer: ["前一天晚上之前都可以在链接里改时间或自提点。"],
        source: "Shipping and delivery",
      },
    ],
    person: ["我联系了 {carrier}，包裹在{city}附近的仓库，{soon} 会派送。"],
  },
  {
    topic: "care",
    about: "textile",
    places: ["product_page"],
    weight: 2,
    open: [
      {
        ask: ["{item} 怎么洗？", "{product} 可以机洗吗？", "{item} 沾到咖啡了 😱 怎么办？"],
        answer: ["别担心。{care}", "很简单：{care}"],
        source: "Care guide",
      },
    ],
    more: [{ ask: ["破了洞可以修吗？"], answer: ["可以，{mend_fee}，第一年免费。"], source: "Repairs" }],
  },
];
