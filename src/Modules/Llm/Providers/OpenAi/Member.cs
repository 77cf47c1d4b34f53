using System.Text.Json;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Where a member of a body stands.</summary>
/// <param name="Name">Its name if it is one that was asked for, else null.</param>
/// <param name="Start">Where its name begins, quotes included.</param>
/// <param name="NameEnd">Behind its name.</param>
/// <param name="End">Behind its value.</param>
/// <param name="AsksForSome">Whether its value is a text other than <c>none</c>.</param>
/// <param name="IsNull">Whether its value is null, which says as much as if it were not there.</param>
internal readonly record struct Member(string? Name, int Start, int NameEnd, int End, bool AsksForSome, bool IsNull)
{
    /// <summary>The members of an object that is known to be well formed. Read past, not parsed.</summary>
    public static List<Member> AllOf(ReadOnlySpan<byte> body, string[] names)
    {
        var members = new List<Member>();
        var json = new Utf8JsonReader(body);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (start, nameEnd, name) = ((int)json.TokenStartIndex, NameEndOf(json), NameOf(json, names));
            json.Read();
            var asks = json.TokenType == JsonTokenType.String && !json.ValueTextEquals("none"u8);
            var isNull = json.TokenType == JsonTokenType.Null;
            json.Skip();
            members.Add(new Member(name, start, nameEnd, (int)json.BytesConsumed, asks, isNull));
        }

        return members;
    }

    // The reader has consumed the colon with the name.
    private static int NameEndOf(in Utf8JsonReader json) => (int)json.TokenStartIndex + json.ValueSpan.Length + 2;

    private static string? NameOf(in Utf8JsonReader json, string[] names)
    {
        foreach (var name in names)
        {
            if (json.ValueTextEquals(name))
            {
                return name;
            }
        }

        return null;
    }
}
