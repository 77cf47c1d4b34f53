namespace Maru.Rhai.Runtime;

/// <summary>Why a statement ended otherwise than by reaching its end.</summary>
internal enum Signal : byte
{
    None,
    Break,
    Continue,
    Return,
}
