using System.Buffers;
using System.Globalization;
using Maru.Rhai.Operations;

namespace Maru.Rhai.Values;

/// <summary>Joins pieces of text in a reused buffer; only the finished text is allocated.</summary>
internal ref struct TextJoiner(Span<char> room)
{
    // The longest text of a whole number or of a float without an exponent.
    private const int NumberRoom = 48;
    private Span<char> _room = room;
    private char[]? _rented;
    private int _units;
    private int _scalars;

    /// <summary>UTF-8 bytes so far.</summary>
    public int Bytes { get; private set; }

    public void Append(in RhaiValue value)
    {
        switch (value.Kind)
        {
            case RhaiKind.Int:
                value.Int.TryFormat(Room(NumberRoom), out var digits, default, CultureInfo.InvariantCulture);
                Took(digits, digits, digits);
                break;
            case RhaiKind.Float when RhaiNumbers.TryPrint(value.Float, Room(NumberRoom), out var written):
                Took(written, written, written);
                break;
            default:
                Append(TextOperators.Text(value));
                break;
        }
    }

    /// <summary>The characters so far, valid until the joiner changes.</summary>
    public readonly ReadOnlySpan<char> Text => _room[.._units];

    /// <summary>The text, after which the joiner is empty.</summary>
    public RhaiText Finish()
    {
        var text = new RhaiText(new string(_room[.._units]), _scalars, Bytes);
        Release();
        return text;
    }

    /// <summary>Returns the buffer.</summary>
    public void Release()
    {
        if (_rented is { } rented)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        this = default;
    }

    private void Append(RhaiText text)
    {
        text.Span.CopyTo(Room(text.Units));
        Took(text.Units, text.Length, text.ByteCount);
    }

    private void Took(int units, int scalars, int bytes)
    {
        _units += units;
        _scalars += scalars;
        Bytes += bytes;
    }

    private Span<char> Room(int units)
    {
        if (_units + units > _room.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(_units + units, 2 * _room.Length));
            _room[.._units].CopyTo(larger);
            if (_rented is { } rented)
            {
                ArrayPool<char>.Shared.Return(rented);
            }

            _room = larger;
            _rented = larger;
        }

        return _room[_units..];
    }
}
