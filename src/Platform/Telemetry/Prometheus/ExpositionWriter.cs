using System.Buffers;
using System.Globalization;
using System.Text;

namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>Writes the Prometheus text format 0.0.4.</summary>
internal readonly struct ExpositionWriter(IBufferWriter<byte> output)
{
    private const int LongestNumber = 32;

    public void Head(ReadOnlySpan<byte> name, string help, ReadOnlySpan<byte> type)
    {
        output.Write("# HELP "u8);
        output.Write(name);
        output.Write(" "u8);
        output.Write(Encoding.UTF8.GetBytes(LabelText.EscapeHelp(help)));
        output.Write("\n# TYPE "u8);
        output.Write(name);
        output.Write(" "u8);
        output.Write(type);
        output.Write("\n"u8);
    }

    public void Sample(ReadOnlySpan<byte> name, ReadOnlySpan<byte> labels, double value)
    {
        Open(name, labels);
        Number(value);
        output.Write("\n"u8);
    }

    public void Sample(ReadOnlySpan<byte> name, ReadOnlySpan<byte> labels, long value)
    {
        Open(name, labels);
        Number(value);
        output.Write("\n"u8);
    }

    public void Bucket(ReadOnlySpan<byte> name, ReadOnlySpan<byte> labels, double bound, long count)
    {
        output.Write(name);
        output.Write("{"u8);
        output.Write(labels);
        output.Write(labels.IsEmpty ? "le=\""u8 : ",le=\""u8);
        Number(bound);
        output.Write("\"} "u8);
        Number(count);
        output.Write("\n"u8);
    }

    private void Open(ReadOnlySpan<byte> name, ReadOnlySpan<byte> labels)
    {
        output.Write(name);
        if (!labels.IsEmpty)
        {
            output.Write("{"u8);
            output.Write(labels);
            output.Write("}"u8);
        }

        output.Write(" "u8);
    }

    private void Number(long value)
    {
        value.TryFormat(output.GetSpan(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private void Number(double value)
    {
        if (!double.IsFinite(value))
        {
            output.Write(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "+Inf"u8 : "-Inf"u8);
            return;
        }

        value.TryFormat(output.GetSpan(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}
