using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Maru.Modules.Audit.Reading;

/// <summary>Where a page ended, as one opaque word.</summary>
internal static class AuditCursor
{
    private const string Mark = "a1:";

    public static string Write(long id) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Mark}{id}")));

    public static bool TryRead(string text, out long id)
    {
        id = 0;
        if (text.Length > 40 || !Base64Url.IsValid(text))
        {
            return false;
        }

        var plain = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text));
        return plain.StartsWith(Mark, StringComparison.Ordinal)
            && long.TryParse(plain.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;
    }
}
