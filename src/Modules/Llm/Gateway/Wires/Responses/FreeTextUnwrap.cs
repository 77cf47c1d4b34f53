using System.Buffers;
using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>
/// The text a free-text tool was called with, out of the arguments of the function that stands for it, while they come: an object with one
/// string. Its escapes are kept, since the text leaves as the inside of a string again. What is no such object comes whole at its end.
/// </summary>
internal sealed class FreeTextUnwrap
{
    private readonly ArrayBufferWriter<byte> _arguments = new();
    private readonly ArrayBufferWriter<byte> _text = new();
    private int _at;
    private TextPlace _place;

    private enum TextPlace
    {
        Before,
        Inside,
        Behind,
    }

    /// <summary>Another call.</summary>
    public void Begin()
    {
        _arguments.ResetWrittenCount();
        (_at, _place) = (0, TextPlace.Before);
    }

    /// <summary>The text that is there with more of the arguments, both as the inside of a JSON string; valid until the next.</summary>
    public ReadOnlySpan<byte> Take(ReadOnlySpan<byte> content)
    {
        _text.ResetWrittenCount();
        _arguments.Write(Encoding.UTF8.GetBytes(new Raw((byte[])[(byte)'"', .. content, (byte)'"']).Text()));
        if (_place is TextPlace.Before && FreeTextHead.TryFind(_arguments.WrittenSpan, out _at))
        {
            _place = TextPlace.Inside;
        }

        if (_place is TextPlace.Inside)
        {
            Go(_arguments.WrittenSpan);
        }

        return _text.WrittenSpan;
    }

    /// <summary>What is left when no more comes.</summary>
    public ReadOnlySpan<byte> End()
    {
        _text.ResetWrittenCount();
        if (_place is TextPlace.Before && _arguments.WrittenCount > 0)
        {
            _text.Write(Raw.Of(Whole()).Content);
        }

        _place = TextPlace.Behind;
        return _text.WrittenSpan;
    }

    private string Whole()
    {
        if (WireJson.TryParse(_arguments.WrittenMemory, out var document))
        {
            using (document)
            {
                if (document.RootElement.Text(FreeText.Member) is { } text)
                {
                    return text;
                }
            }
        }

        return Encoding.UTF8.GetString(_arguments.WrittenSpan);
    }

    // An escape waits until it is whole, and half of a character for its other half.
    private void Go(ReadOnlySpan<byte> arguments)
    {
        while (_at < arguments.Length)
        {
            var rest = arguments[_at..];
            var plain = rest.IndexOfAnyInRange((byte)0, (byte)0x1F) is var control and >= 0 ? control : rest.Length;
            plain = rest[..plain].IndexOfAny((byte)'"', (byte)'\\') is var stop and >= 0 ? stop : plain;
            _text.Write(rest[..plain]);
            _at += plain;
            if (plain == rest.Length)
            {
                return;
            }

            var length = rest[plain] == '\\' ? FreeTextHead.EscapeLength(rest[plain..]) : 1;
            if (length == 0)
            {
                return;
            }

            if (rest[plain] == '"')
            {
                _place = TextPlace.Behind;
                return;
            }

            _text.Write(length == 1 ? JsonEncodedText.Encode(rest.Slice(plain, 1)).EncodedUtf8Bytes : rest.Slice(plain, length));
            _at += length;
        }
    }
}
