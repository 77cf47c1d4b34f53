using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Maru.Kernel;

namespace Maru.Platform.Http;

/// <summary>
/// A <see cref="Cursor"/> as one opaque word: number, id, and the beginning of a hash over both and the list it is for. The hash is no
/// secret: it tells a word that was changed, or is another list's, from one this server gave. One that is made up shows nothing more,
/// since a list asks for its filter and its owner beside the cursor.
/// </summary>
internal static class CursorText
{
    private const int NumberLength = 8;
    private const int HashLength = 6;
    private const int LongestId = 120;
    private const int LongestText = 180;

    /// <summary>The word.</summary>
    /// <param name="list">The name of the list.</param>
    /// <param name="cursor">The cursor.</param>
    public static string Write(string list, Cursor cursor)
    {
        var id = Encoding.ASCII.GetBytes(cursor.Id);
        var bytes = new byte[NumberLength + id.Length + HashLength];
        BinaryPrimitives.WriteInt64BigEndian(bytes, cursor.Number);
        id.CopyTo(bytes, NumberLength);
        SHA256.HashData([.. Encoding.UTF8.GetBytes(list), 0, .. bytes.AsSpan(0, NumberLength + id.Length)])
            .AsSpan(0, HashLength).CopyTo(bytes.AsSpan(NumberLength + id.Length));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The cursor of a word that <see cref="Write"/> made for the same list.</summary>
    /// <param name="list">The name of the list.</param>
    /// <param name="text">The word.</param>
    /// <param name="cursor">The cursor.</param>
    public static bool TryRead(string list, string text, out Cursor cursor)
    {
        cursor = default;
        if (text.Length > LongestText || !Base64Url.IsValid(text))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var idLength = bytes.Length - NumberLength - HashLength;
        if (idLength is < 0 or > LongestId || bytes.AsSpan(NumberLength, idLength).ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            return false;
        }

        cursor = new Cursor(BinaryPrimitives.ReadInt64BigEndian(bytes), Encoding.ASCII.GetString(bytes.AsSpan(NumberLength, idLength)));
        return Write(list, cursor) == text;
    }
}
