using System.Text;
using Maru.Rhai.Limits;

namespace Maru.Rhai.Values;

/// <summary>
/// Immutable text that knows its length in scalars and UTF-8 bytes. Text made by joining may be in a buffer that later joins continue to
/// fill, so that a loop of <c>s += x</c> costs only what it adds.
/// </summary>
internal sealed class RhaiText : RhaiObject
{
    public static readonly RhaiText Empty = new("");
    private const int BufferFrom = 128;
    private readonly TextBuffer? _buffer;
    private string? _value;

    /// <summary>The text must hold no lone surrogates.</summary>
    public RhaiText(string value)
        : base(RhaiKind.String)
    {
        _value = value;
        Units = value.Length;
        Count(value, out var scalars, out var bytes);
        Length = scalars;
        ByteCount = bytes;
    }

    /// <summary>With the counts known already.</summary>
    public RhaiText(string value, int length, int bytes)
        : this(value, null, value.Length, length, bytes)
    {
    }

    private RhaiText(string? value, TextBuffer? buffer, int units, int length, int bytes)
        : base(RhaiKind.String)
    {
        (_value, _buffer, Units, Length, ByteCount) = (value, buffer, units, length, bytes);
    }

    /// <summary>Length in Unicode scalars, which is the language's length.</summary>
    public int Length { get; }

    /// <summary>Length in UTF-16 units.</summary>
    public int Units { get; }

    /// <summary>Length in UTF-8 bytes, which is what limits count.</summary>
    public int ByteCount { get; }

    public bool IsAscii => ByteCount == Units;

    /// <summary>Every scalar is one unit: positions are offsets.</summary>
    public bool IsFlat => Length == Units;

    public ReadOnlySpan<char> Span => _value is { } value ? value : _buffer!.Filled(Units);

    public string Value => _value ??= new string(_buffer!.Filled(Units));

    public override RhaiSize Size => new(0, 0, ByteCount);

    public override void Show(MemoryWalk walk)
    {
        if (_value is { } value)
        {
            walk.Add(value);
        }

        if (_buffer is { } buffer && walk.Meets(buffer))
        {
            walk.Add(buffer.Bytes);
        }
    }

    public static RhaiText FromHost(string value)
    {
        var isWhole = value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0;
        return new RhaiText(isWhole ? value : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)));
    }

    public static RhaiText FromScalar(int scalar) => new(char.ConvertFromUtf32(scalar));

    public static RhaiText Join(RhaiText left, RhaiText right)
    {
        if (left.Units == 0 || right.Units == 0)
        {
            return left.Units == 0 ? right : left;
        }

        var (units, length, bytes) = (left.Units + right.Units, left.Length + right.Length, left.ByteCount + right.ByteCount);
        if (units < BufferFrom)
        {
            return new RhaiText(string.Concat(left.Span, right.Span), null, units, length, bytes);
        }

        var buffer = left._buffer?.TryAppend(left.Units, right.Span) == true ? left._buffer
            : new TextBuffer(left.Span, right.Span, left._buffer is not null);
        return new RhaiText(null, buffer, units, length, bytes);
    }

    /// <summary>The most bytes to read to find a position.</summary>
    public long SeekBytes => IsFlat ? 0 : ByteCount;

    /// <summary>Whether the text has the other's characters and only adds to them.</summary>
    public bool Continues(RhaiText other) => _buffer is not null && ReferenceEquals(_buffer, other._buffer);

    /// <summary>The unit where the scalar at <paramref name="position"/> begins; the position may be the length.</summary>
    public int UnitAt(int position)
    {
        if (IsFlat)
        {
            return position;
        }

        var span = Span;
        var unit = 0;
        for (; position > 0; position--)
        {
            unit += char.IsHighSurrogate(span[unit]) ? 2 : 1;
        }

        return unit;
    }

    public int ScalarAt(int position)
    {
        var unit = UnitAt(position);
        var span = Span;
        return char.IsHighSurrogate(span[unit]) ? char.ConvertToUtf32(span[unit], span[unit + 1]) : span[unit];
    }

    /// <summary><paramref name="count"/> scalars from <paramref name="start"/> on; both must be inside.</summary>
    public RhaiText Slice(int start, int count)
    {
        var from = UnitAt(start);
        var to = IsFlat ? from + count : UnitAt(start + count);
        var piece = new string(Span[from..to]);
        return IsAscii ? new RhaiText(piece, count, count) : new RhaiText(piece);
    }

    private static void Count(ReadOnlySpan<char> value, out int scalars, out int bytes)
    {
        scalars = bytes = value.Length;
        if (Ascii.IsValid(value))
        {
            return;
        }

        bytes = Encoding.UTF8.GetByteCount(value);
        foreach (var unit in value)
        {
            scalars -= char.IsLowSurrogate(unit) ? 1 : 0;
        }
    }
}
