using System.Security.Cryptography;
using System.Text;

namespace Maru.Host.Tests.Canary;

/// <summary>Secrets made for one test, each with the name of the door it goes in through, and the search for them in anything.</summary>
internal sealed class Canaries
{
    private const int HintStart = 8;
    private const int HintEnd = 4;
    private readonly Dictionary<string, (string Secret, List<(string Form, byte[] Bytes)> Forms)> _all = new(StringComparer.Ordinal);

    public string this[string door] => _all[door].Secret;

    /// <summary>A new secret that looks like a vendor's key.</summary>
    public string Make(string door, string start = "sk-bad-") =>
        Watch(door, $"{start}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}Kx{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10))}");

    /// <summary>A secret that the server made.</summary>
    public string Watch(string door, string secret)
    {
        _all[door] = (secret, [.. FormsOf(secret)]);
        return secret;
    }

    /// <summary>Which secrets are in there, and in which form. What a hint may show of a secret does not count.</summary>
    public IEnumerable<string> FoundIn(ReadOnlyMemory<byte> place) =>
        from canary in _all
        from form in canary.Value.Forms
        where place.Span.IndexOf(form.Bytes) >= 0
        select $"{canary.Key} as {form.Form}";

    public IEnumerable<string> FoundIn(string place) => FoundIn(Encoding.UTF8.GetBytes(place));

    private static IEnumerable<(string, byte[])> FormsOf(string secret)
    {
        var core = secret.Length > 30 ? secret[HintStart..^HintEnd] : secret;
        var bytes = Encoding.UTF8.GetBytes(core);
        yield return ("text", bytes);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(core));
        yield return ("UTF-16 big", Encoding.BigEndianUnicode.GetBytes(core));
        yield return ("hex", Encoding.UTF8.GetBytes(Convert.ToHexStringLower(bytes)));
        yield return ("HEX", Encoding.UTF8.GetBytes(Convert.ToHexString(bytes)));
        yield return ("reversed", [.. bytes.Reverse()]);

        // Base64 looks different by where in a group of three the text begins; the ends mix with the neighbours.
        for (var shift = 0; shift < 3; shift++)
        {
            var base64 = Convert.ToBase64String([.. new byte[shift], .. bytes]);
            var inner = base64[(shift == 0 ? 0 : 4)..^4];
            yield return ($"base64+{shift}", Encoding.UTF8.GetBytes(inner));
            yield return ($"base64url+{shift}", Encoding.UTF8.GetBytes(inner.Replace('+', '-').Replace('/', '_')));
        }
    }
}
