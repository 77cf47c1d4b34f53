using System.Runtime.CompilerServices;
using System.Diagnostics.CodeAnalysis;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>A word of an answer, put together from its parts; of a long one, the beginning.</summary>
internal struct ShortWord
{
    private Letters _letters;
    private int _length;

    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Bytes => ((ReadOnlySpan<byte>)_letters)[.._length];

    public void Clear() => _length = 0;

    public void Add(ReadOnlySpan<byte> part)
    {
        part = part[..Math.Min(part.Length, Letters.Length - _length)];
        part.CopyTo(((Span<byte>)_letters)[_length..]);
        _length += part.Length;
    }

    [InlineArray(Length)]
    private struct Letters
    {
        public const int Length = 32;
        private byte _first;
    }
}
