namespace Maru.Kernel;

/// <summary>
/// Gathers which values of a query cannot be meant, by their names, so that a caller learns of all of them at once and alike at every list.
/// What no value can be (empty, given twice, too long, of the wrong form) is refused before a handler runs. A value that could be and is
/// not there, such as the id of nothing, is no fault: the list is empty. For one request and one thread.
/// </summary>
public sealed class QueryFaults
{
    private readonly Dictionary<string, string[]> _fields = new(StringComparer.Ordinal);

    /// <summary>Notes a fault; the first of a name counts.</summary>
    /// <param name="name">The name in the query.</param>
    /// <param name="message">What would be taken.</param>
    public void Add(string name, string message) => _fields.TryAdd(name, [message]);

    /// <summary>The member a name stands for; null when it is not said or there is none.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="name">The name in the query.</param>
    /// <param name="value">What was sent.</param>
    public T? Named<T>(string name, string? value)
        where T : struct, Enum
    {
        if (WireName<T>.TryParse(value, out var known))
        {
            return known;
        }

        if (value is not null)
        {
            Add(name, $"One of {string.Join(", ", WireName<T>.All)}.");
        }

        return null;
    }

    /// <summary>A number within its bounds; one that is not said is.</summary>
    /// <param name="name">The name in the query.</param>
    /// <param name="value">What was sent.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be, if there is such a thing.</param>
    public long? Within(string name, long? value, long least, long? most = null)
    {
        if (value < least || value > most)
        {
            Add(name, most is null ? $"{least} or more." : $"{least} to {most}.");
        }

        return value;
    }

    /// <summary>A range that does not end before it begins. One that ends where it begins is empty and no fault.</summary>
    /// <typeparam name="T">Instants or days.</typeparam>
    /// <param name="from">The name of its beginning in the query.</param>
    /// <param name="start">Where it begins, if that is said.</param>
    /// <param name="to">The name of its end.</param>
    /// <param name="end">Where it ends, if that is said.</param>
    public void Range<T>(string from, T? start, string to, T? end)
        where T : struct, IComparable<T>
    {
        if (start is { } first && end is { } last && first.CompareTo(last) > 0)
        {
            Add(to, $"Lies before {from}.");
        }
    }

    /// <summary>What was read of the query, or <c>http.malformed_parameter</c> with all that is wrong.</summary>
    /// <typeparam name="T">What was read.</typeparam>
    /// <param name="read">What was read.</param>
    public Outcome<T> Or<T>(T read) => _fields.Count == 0 ? read : RequestFailures.MalformedParameter with { Fields = _fields };
}
