namespace Maru.Modules.Llm.Gateway.Estimating;

/// <summary>Kinds of characters that vocabularies treat alike. Beyond ASCII the first byte of a character decides.</summary>
internal enum TextKind : byte
{
    Sign,
    Lower,
    Upper,
    Digit,
    Blank,
    Break,

    /// <summary>A later byte of a character beyond ASCII.</summary>
    Later,
    Latin,
    Cyrillic,

    /// <summary>Greek, Hebrew, Arabic and their neighbours.</summary>
    Levantine,

    /// <summary>Armenian, phonetic letters, accents that stand alone.</summary>
    Seldom,

    /// <summary>Scripts of India, Thai, Lao, Tibetan.</summary>
    Indic,

    /// <summary>Symbols, and scripts such as Ethiopic and Khmer.</summary>
    Symbol,
    Han,
    Hangul,
    Wide,

    /// <summary>Emoji and rare scripts: four bytes.</summary>
    Emoji,
}
