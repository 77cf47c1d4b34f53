using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>Where a page of the history ended, as one opaque word.</summary>
internal static class CallCursor
{
    private const int IdLength = 36;

    public static string Write(CallRecord last) => Base64Url.EncodeToString(
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{last.Id}{last.At.UtcTicks}")));

    public static bool TryRead(string text, out CallPosition position)
    {
        position = default;
        if (text.Length > 100 || !Base64Url.IsValid(text))
        {
            return false;
        }

        var plain = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text));
        if (plain.Length <= IdLength
            || !Guid.TryParseExact(plain[..IdLength], "D", out _)
            || !long.TryParse(plain.AsSpan(IdLength), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        position = new CallPosition(new DateTimeOffset(ticks, TimeSpan.Zero), plain[..IdLength]);
        return true;
    }
}
