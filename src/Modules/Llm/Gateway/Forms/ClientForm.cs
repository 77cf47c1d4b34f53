using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.Modules.Llm.Gateway.Forms;

/// <summary>A request that came as a form, cut into its parts. Holds no copy: valid as long as the body is.</summary>
/// <param name="Boundary">What stands between the parts, two dashes and all.</param>
/// <param name="ContentType">Of the whole.</param>
/// <param name="Parts">In their order.</param>
internal sealed record ClientForm(byte[] Boundary, string ContentType, IReadOnlyList<FormPart> Parts)
{
    private const int LongestShown = 4096;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The pieces of the same form for another model: every part as it is, but for the model's, which is written anew, and those left out.
    /// </summary>
    /// <param name="model">A name without a line's end, so that it cannot begin a part of its own.</param>
    /// <param name="without">Fields to leave out.</param>
    public ReadOnlyMemory<byte>[] PiecesFor(ReadOnlyMemory<byte> model, IReadOnlyList<string> without)
    {
        List<ReadOnlyMemory<byte>> pieces = [];
        foreach (var part in Parts.Where(part => !without.Contains(part.Field)))
        {
            pieces.AddRange([Boundary, LineEnd]);
            pieces.AddRange(part.Field == FormReader.Model ? [ModelHead, model] : [part.Whole]);
            pieces.Add(LineEnd);
        }

        return [.. pieces, Boundary, End];
    }

    /// <summary>What may be kept of it: the fields, and of a file its name and length.</summary>
    public byte[] Described()
    {
        var fields = new JsonArray();
        foreach (var part in Parts)
        {
            fields.Add(new JsonObject
            {
                [part.Name] = part.FileName is { } file
                    ? new JsonObject { ["file"] = file, ["type"] = part.MediaType, ["bytes"] = part.Content.Length }
                    : Encoding.UTF8.GetString(part.Content.Span[..Math.Min(part.Content.Length, LongestShown)]),
            });
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["form"] = fields }, Plain);
    }

    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();
    private static readonly byte[] End = "--\r\n"u8.ToArray();
    private static readonly byte[] ModelHead = "Content-Disposition: form-data; name=\"model\"\r\n\r\n"u8.ToArray();
}
