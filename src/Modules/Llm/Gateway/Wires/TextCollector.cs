using System.Buffers;

namespace Maru.Modules.Llm.Gateway.Wires;

/// <summary>The inside of a JSON string that comes in pieces and is wanted whole.</summary>
internal sealed class TextCollector
{
    private readonly ArrayBufferWriter<byte> _content = new();

    /// <summary>Whether a piece came, be it an empty one.</summary>
    public bool IsSet { get; private set; }

    public ReadOnlySpan<byte> Content => _content.WrittenSpan;

    public void Add(ReadOnlySpan<byte> content)
    {
        IsSet = true;
        _content.Write(content);
    }

    /// <summary>The string, or null when nothing came.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        if (IsSet)
        {
            output.Write("\""u8, _content.WrittenSpan, "\""u8);
        }
        else
        {
            output.Write("null"u8);
        }
    }
}
