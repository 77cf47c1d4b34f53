using System.Text;

namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>
/// One series. Its cells are divided by processor, so that writers on different processors do not share a cache line. Thread safe.
/// </summary>
internal sealed class Series
{
    private const int CellsPerCacheLine = 8;
    private const int MostStripes = 8;
    private const int Whole = 0;
    private const int Fraction = 1;
    private readonly long[] _cells;
    private readonly int _stride;
    private readonly int _mask;
    private long _seen;

    private Series(string labels, int cells, int stripes)
    {
        Labels = Encoding.UTF8.GetBytes(labels);

        // Two spare cells, because an array's first element does not start a cache line.
        _stride = (cells + 2 + CellsPerCacheLine - 1) / CellsPerCacheLine * CellsPerCacheLine;
        _mask = stripes - 1;
        _cells = new long[_stride * stripes];
    }

    /// <summary>The text between the braces, in UTF-8.</summary>
    public byte[] Labels { get; }

    public static Series Create(string labels, MetricKind kind, int bounds)
    {
        var striped = kind is MetricKind.Counter or MetricKind.UpDown or MetricKind.Histogram;
        var stripes = striped ? (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Min(MostStripes, Environment.ProcessorCount)) : 1;
        return new Series(labels, kind == MetricKind.Histogram ? bounds + 2 : 2, stripes);
    }

    public void Add(long value) => Interlocked.Add(ref Cell(Whole), value);

    public void Add(double value) => AddBits(ref Cell(Fraction), value);

    public void Set(double value, long scrape)
    {
        Volatile.Write(ref _cells[Fraction], BitConverter.DoubleToInt64Bits(value));
        Volatile.Write(ref _seen, scrape);
    }

    /// <summary>Counts a value in its bucket. The sum is in the first cell, the buckets follow.</summary>
    public void Observe(double value, double[] bounds)
    {
        var bucket = 0;
        while (bucket < bounds.Length && value > bounds[bucket])
        {
            bucket++;
        }

        var start = Start();
        Interlocked.Increment(ref _cells[start + 1 + bucket]);
        AddBits(ref _cells[start], value);
    }

    public bool SeenIn(long scrape) => Volatile.Read(ref _seen) == scrape;

    public long WholeSum() => Fold(Whole);

    public double FractionSum() => FoldBits(Fraction);

    public double ObservedSum() => FoldBits(0);

    public long Bucket(int index) => Fold(1 + index);

    private static void AddBits(ref long cell, double value)
    {
        var seen = Volatile.Read(ref cell);
        while (true)
        {
            var next = BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(seen) + value);
            var found = Interlocked.CompareExchange(ref cell, next, seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }
    }

    private int Start() => (Thread.GetCurrentProcessorId() & _mask) * _stride;

    private ref long Cell(int index) => ref _cells[Start() + index];

    private long Fold(int index)
    {
        long sum = 0;
        for (var at = index; at < _cells.Length; at += _stride)
        {
            sum += Interlocked.Read(ref _cells[at]);
        }

        return sum;
    }

    private double FoldBits(int index)
    {
        double sum = 0;
        for (var at = index; at < _cells.Length; at += _stride)
        {
            sum += BitConverter.Int64BitsToDouble(Interlocked.Read(ref _cells[at]));
        }

        return sum;
    }
}
