using System.Globalization;

namespace Maru.Platform.Settings;

/// <summary>The smallest and the largest value of a setting, both allowed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BetweenAttribute : Attribute
{
    private readonly IComparable _least;
    private readonly IComparable? _most;

    /// <summary>Of a number.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The most; the largest number there is means no bound.</param>
    public BetweenAttribute(long least, long most = long.MaxValue)
    {
        (_least, _most) = (least, most == long.MaxValue ? null : most);
        (Least, Most) = (least.ToString(CultureInfo.InvariantCulture), _most is null ? null : most.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Of a time.</summary>
    /// <param name="least">The least, as <c>300ms</c>.</param>
    /// <param name="most">The most, as <c>10m</c>.</param>
    public BetweenAttribute(string least, string most)
    {
        var (from, to) = (Duration.Of(least), Duration.Of(most));
        (_least, _most) = (from, to);
        (Least, Most) = (Duration.Write(from), Duration.Write(to));
    }

    /// <summary>The least, as it is written in a setting.</summary>
    public string Least { get; }

    /// <summary>The most, as it is written in a setting; null when there is no bound.</summary>
    public string? Most { get; }

    /// <summary>The range in words: <c>1 to 1000</c>.</summary>
    public override string ToString() => Most is null ? $"{Least} or more" : $"{Least} to {Most}";

    internal bool Holds(object value)
    {
        var compared = value is int number ? (long)number : value;
        return _least.CompareTo(compared) <= 0 && _most?.CompareTo(compared) is not < 0;
    }
}
