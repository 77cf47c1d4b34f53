using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Maru.LlmSimulator.Traffic;

/// <summary>A form as JSON: fields are texts, and of a file its name, type, length and hash. Read by another parser than Maru's.</summary>
internal static class FormBody
{
    public static async Task<JsonElement?> ReadAsync(string? contentType, byte[] body, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || type.MediaType != "multipart/form-data")
        {
            return null;
        }

        var fields = new JsonObject();
        try
        {
            var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), new MemoryStream(body));
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                await AddAsync(fields, section, ct);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }

        return Wire.Parse(Wire.Bytes(fields));
    }

    private static async Task AddAsync(JsonObject fields, MultipartSection section, CancellationToken ct)
    {
        var disposition = ContentDispositionHeaderValue.Parse(section.ContentDisposition);
        using var content = new MemoryStream();
        await section.Body.CopyToAsync(content, ct);
        var bytes = content.ToArray();
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        JsonNode value = disposition.IsFileDisposition()
            ? new JsonObject
            {
                ["name"] = HeaderUtilities.RemoveQuotes(disposition.FileName).ToString(),
                ["type"] = section.ContentType,
                ["bytes"] = bytes.Length,
                ["sha256"] = Convert.ToHexString(SHA256.HashData(bytes)),
            }
            : System.Text.Encoding.UTF8.GetString(bytes);

        // The last of several counts, as in most frameworks, so that a test sees which one passed.
        fields[name] = value;
    }
}
