using System.Buffers.Text;
using System.Text;

namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>
/// A vendor's seal in the one field that clients of another vendor send back unchanged: neither secret nor trusted, only kept apart from
/// that vendor's own. Opened again where its vendor answers; dropped where another does.
/// </summary>
internal static class Envelope
{
    private const int Longest = 64 * 1024;

    private static ReadOnlySpan<byte> Mark => "maru1."u8;

    /// <summary>The inside of a JSON string; also for a thought without a seal, which some wires do not know.</summary>
    public static string Of(Seal? seal) => seal is null
        ? Encoding.ASCII.GetString(Mark)
        : Encoding.ASCII.GetString(Mark) + Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{seal.Vendor}\n{seal.Json.Text()}"));

    /// <summary>Null when it is none of ours; then it is its wire's vendor's own.</summary>
    public static Seal? Open(Raw text)
    {
        if (text.Json.Length < Mark.Length + 2 || !text.Content.StartsWith(Mark))
        {
            return null;
        }

        var inside = text.Content[Mark.Length..];
        if (inside.Length is > 0 and <= Longest && Base64Url.IsValid(inside))
        {
            var content = Encoding.UTF8.GetString(Base64Url.DecodeFromUtf8(inside));
            var end = content.IndexOf('\n', StringComparison.Ordinal);
            if (end > 0)
            {
                return new Seal(content[..end], Raw.Of(content[(end + 1)..]));
            }
        }

        return new Seal("", Raw.Of(""));
    }
}
