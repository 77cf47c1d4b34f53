using System.Globalization;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Lexing;

internal static class NumberReader
{
    private const string Hexadecimal = "0123456789abcdefABCDEF_";

    public static Token Read(Cursor at, Position start, bool isNegative)
    {
        var sign = isNegative ? "-" : "";
        if (at.Current == '0' && Radix(at.Ahead(1)) is var (radix, digits) && radix > 0)
        {
            return ReadRadix(at, start, sign, radix, digits);
        }

        var offset = at.Offset;
        SkipDigits(at);
        var isFloat = SkipFraction(at) | SkipExponent(at);
        var written = sign + at.Text[offset..at.Offset];
        var plain = written.Replace("_", "", StringComparison.Ordinal);
        if (plain[^1] is '+' or '-')
        {
            throw Malformed(written, start);
        }

        return !isFloat && long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? new Token(TokenKind.Integer, written, start) { Bits = whole }
            : new Token(TokenKind.Float, written, start)
            {
                Bits = BitConverter.DoubleToInt64Bits(double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture)),
            };
    }

    private static (int Radix, string Digits) Radix(char mark) => mark switch
    {
        'x' or 'X' => (16, Hexadecimal),
        'o' or 'O' => (8, "01234567_"),
        'b' or 'B' => (2, "01_"),
        _ => (0, ""),
    };

    // A minus directly before the digits belongs to the number, and numbers with a radix have no sign: -0x10 is malformed, - 0x10 is a
    // negation.
    private static Token ReadRadix(Cursor at, Position start, string sign, int radix, string digits)
    {
        var prefix = at.Rest[..2].ToString();
        at.Skip(2);
        var rest = at.Rest;
        var length = rest.IndexOfAnyExcept(digits) is var n && n >= 0 ? n : rest.Length;
        var written = rest[..length].ToString();
        at.Skip(length);
        ulong value = 0;
        var plain = written.Replace("_", "", StringComparison.Ordinal);
        foreach (var digit in plain)
        {
            var next = unchecked(value * (ulong)radix) + (ulong)Convert.ToInt32(digit.ToString(), 16);
            if (value > (ulong.MaxValue >> (radix == 16 ? 4 : radix == 8 ? 3 : 1)))
            {
                throw Malformed(written, start);
            }

            value = next;
        }

        return plain.Length > 0 && sign.Length == 0 ? new Token(TokenKind.Integer, prefix + written, start) { Bits = (long)value }
            : throw Malformed(written, start);
    }

    private static RhaiSyntaxException Malformed(string written, Position start) =>
        LexicalErrors.Of("MalformedNumber", $"'{Excerpt.Of(written)}' is no number", start);

    private static void SkipDigits(Cursor at)
    {
        while (char.IsAsciiDigit(at.Current) || at.Current == '_')
        {
            at.Skip(1);
        }
    }

    // A point belongs to the number unless a name, another point or the end follows: 1.len, 1..5.
    private static bool SkipFraction(Cursor at)
    {
        var next = at.Ahead(1);
        if (at.Current != '.' || at.Offset + 1 >= at.Text.Length || next is '.' or '_' || char.IsAsciiLetter(next))
        {
            return false;
        }

        at.Skip(1);
        SkipDigits(at);
        return true;
    }

    private static bool SkipExponent(Cursor at)
    {
        if (at.Current is not ('e' or 'E'))
        {
            return false;
        }

        // After a sign it must be an exponent, and a name begins with a letter: 1e+ is malformed, 1em is 1 and a name.
        var isSigned = at.Ahead(1) is '+' or '-';
        if (!isSigned && !char.IsAsciiDigit(at.Ahead(1)))
        {
            return false;
        }

        at.Skip(isSigned ? 2 : 1);
        SkipDigits(at);
        return true;
    }
}
