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
          "مرحبًا، ألبس عادة {size}. كيف مقاس {item}؟",
          "طولي {height} سم، هل آخذ {size} أم {other} من {item}؟",
          "أريد {item} هدية [لأخي|لزوجي|لأمي] ومقاسه المعتاد {size}. هل يناسب؟",
        ],
        answer: ["{fit} أنصح بمقاس {best}، محيط الصدر {chest} سم.", "{fit} مقاس {best} محيط صدره {chest} سم."],
        source: "Size guide",
      },
    ],
    more: [
      {
        ask: ["وكم طول الكم؟"],
        answer: ["{sleeve} سم من خط الكتف في مقاس {best}.", "{sleeve} سم، وكل مقاس أكبر يزيد 2 سم."],
        source: "Size guide",
      },
      {
        ask: ["وإن لم يناسبني؟"],
        answer: ["لديك 30 يومًا للتبديل دون استعمال. {label}"],
        source: "Returns and exchanges",
      },
      {
        ask: ["هل {best} متوفر؟", "هل بقي منه {best} باللون نفسه؟"],
        answer: ["نعم، بقي {left}. وضعت قطعة في سلتك.", "بقي {left}، وقطعة في سلتك الآن."],
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
          "كم تكلفة الشحن إلى {city} وكم يستغرق؟",
          "إذا طلبت {item} اليوم، متى يصل إلى {city}؟",
          "السلام عليكم، هل تشحنون إلى {country}؟",
        ],
        answer: [
          "إلى {city} بقيمة {postage} خلال {days} أيام عمل، أي قبل {arrives}.",
          "نعم، {postage} و{days} أيام عمل. {customs}",
        ],
        source: "Shipping and delivery",
      },
    ],
    more: [
      { ask: ["هل هناك جمارك؟"], answer: ["{customs}"], source: "Shipping and delivery" },
      {
        ask: ["هل يمكن تغليفه هدية؟ 🎁"],
        answer: ["نعم، بقيمة {wrap_fee} مع بطاقة بخط اليد.", "بكل سرور، {wrap_fee} ودون سعر داخل الطرد."],
        source: "Gifts",
      },
      {
        ask: ["حسنًا، أريد {item}.", "إذن آخذ {item}."],
        answer: ["أصبح في سلتك.", "تمت إضافته إلى السلة."],
        cart: true,
      },
    ],
  },
  {
    topic: "order",
    about: "order",
    places: ["order_status"],
    weight: 3,
    open: [
      {
        ask: ["أين طلبي {order}؟", "طلبت في {ordered} ({order}) ولم يصلني شيء بعد.", "هل خرج الطلب {order}؟"],
        answer: [
          "خرج في {sent} ويصل إلى {city} قبل {due}.",
          "تم تجهيز {order} في {sent}، والتوصيل مع {carrier} قبل {due}.",
        ],
        source: "Orders",
      },
    ],
    more: [
      { ask: ["ما رقم التتبع؟"], answer: ["{tracking}، وأرسلت الرابط إلى {email}.", "{tracking}."], source: "Orders" },
      {
        ask: ["لن أكون في البيت ذلك اليوم."],
        answer: ["يمكنك تغيير الموعد من الرابط حتى مساء اليوم السابق."],
        source: "Shipping and delivery",
      },
    ],
    person: ["اتصلت بشركة {carrier}، والطرد قريب من {city} وسيصل في {soon}."],
  },
];
