namespace Maru.Modules.Llm.Gateway;

/// <summary>Which part of a list of names is wanted: none of the three for all of it, as OpenAI's clients ask.</summary>
/// <param name="Limit">How many at most; null for all.</param>
/// <param name="AfterId">The name behind which it begins.</param>
/// <param name="BeforeId">The name before which it ends.</param>
internal sealed record ModelPage(int? Limit, string? AfterId, string? BeforeId)
{
    private const int Most = 1000;

    /// <summary>What was asked, or what is wrong with it.</summary>
    public static GatewayError? Parse(string? limit, string? afterId, string? beforeId, out ModelPage page)
    {
        var isNumber = int.TryParse(limit, out var most) && most is >= 1 and <= Most;
        page = new ModelPage(isNumber ? most : null, afterId, beforeId);
        return limit is not null && !isNumber
                ? GatewayError.Invalid("invalid_value", $"limit must be a whole number from 1 to {Most}.", "limit")
            : afterId is not null && beforeId is not null
                ? GatewayError.Invalid("invalid_value", "Send either after_id or before_id, not both.", "before_id")
            : null;
    }

    /// <summary>The names of the page, and whether there are more of them further on; null where a name it leans on is not there.</summary>
    public (IReadOnlyList<string> Names, bool HasMore)? Of(IReadOnlyList<string> names)
    {
        var pivot = (AfterId ?? BeforeId) is { } id ? IndexOf(names, id) : -1;
        if (pivot < 0 && (AfterId ?? BeforeId) is not null)
        {
            return null;
        }

        var (start, end) = BeforeId is not null ? (0, pivot) : (pivot + 1, names.Count);
        var count = Math.Min(Limit ?? names.Count, end - start);
        var from = BeforeId is not null ? end - count : start;
        return ([.. names.Skip(from).Take(count)], count < end - start);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}
