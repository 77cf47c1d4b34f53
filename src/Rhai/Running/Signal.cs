namespace Maru.Rhai.Running;

/// <summary>Why a statement ended before reaching its end.</summary>
internal enum Signal : byte
{
    None,
    Break,
    Continue,
    Return,
}
