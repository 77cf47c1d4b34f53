namespace Maru.Kernel;

/// <summary>
/// Collects the wrong values of a query by their names, so that a caller sees all of them at once and every list answers in the same way.
/// Values that can never be right (empty, given twice, too long, of the wrong form) are refused before a handler runs. A possible value
/// that matches nothing, such as an unknown id, is not a fault: the list is empty. For one request and one thread.
/// </summary>
public sealed class QueryFaults
{
    private readonly Dictionary<string, string[]> _fields = new(StringComparer.Ordinal);

    /// <summary>Adds a fault; only the first for each name counts.</summary>
    /// <param name="name">The name in the query.</param>
    /// <param name="message">Which values are accepted.</param>
    public void Add(string name, string message) => _fields.TryAdd(name, [message]);

    /// <summary>The member with a name; null if no name was sent, or if there is no such member.</summary>
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

    /// <summary>Checks that a number is within its bounds; a number that was not sent is accepted.</summary>
    /// <param name="name">The name in the query.</param>
    /// <param name="value">What was sent.</param>
    /// <param name="least">The smallest accepted value.</param>
    /// <param name="most">The largest accepted value, or null.</param>
    public long? Within(string name, long? value, long least, long? most = null)
    {
        if (value < least || value > most)
        {
            Add(name, most is null ? $"{least} or more." : $"{least} to {most}.");
        }

        return value;
    }

    /// <summary>Checks that a range does not end before it begins. A range that ends where it begins is empty and not a fault.</summary>
    /// <typeparam name="T">Instants or days.</typeparam>
    /// <param name="from">The name of its beginning in the query.</param>
    /// <param name="start">Where it begins, if it was sent.</param>
    /// <param name="to">The name of its end.</param>
    /// <param name="end">Where it ends, if it was sent.</param>
    public void Range<T>(string from, T? start, string to, T? end)
        where T : struct, IComparable<T>
    {
        if (start is { } first && end is { } last && first.CompareTo(last) > 0)
        {
            Add(to, $"Lies before {from}.");
        }
    }

    /// <summary>The parsed query, or <c>http.malformed_parameter</c> with all faults.</summary>
    /// <typeparam name="T">The parsed query.</typeparam>
    /// <param name="read">The parsed query.</param>
    public Outcome<T> Or<T>(T read) => _fields.Count == 0 ? read : RequestFailures.MalformedParameter with { Fields = _fields };
}
