namespace Maru.StreamClient.Load;

/// <summary>Times in microseconds. Not thread safe.</summary>
internal sealed class Distribution
{
    private readonly List<double> _values = [];

    public void Add(TimeSpan time) => _values.Add(time.TotalMicroseconds);

    public void Add(Distribution other) => _values.AddRange(other._values);

    /// <summary>The smallest value that is not below the given share of all; 0 when there are none.</summary>
    public double At(double share)
    {
        _values.Sort();
        return _values.Count == 0 ? 0 : _values[(int)Math.Min(_values.Count - 1, share * _values.Count)];
    }
}
