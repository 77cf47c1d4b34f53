using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Maru.Platform.Http;

/// <summary>
/// Reads the charset a body is said to have (RFC 9110 §8.3.2, where it may stand in quotes): one that nobody knows is 415, where the
/// framework would throw.
/// </summary>
internal sealed class BodyCharset(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.Charset.HasValue)
        {
            var name = HeaderUtilities.RemoveQuotes(type.Charset).ToString();
            if (!IsKnown(name))
            {
                return Problem.WriteAsync(context, HttpFailures.UnsupportedMediaType, StatusCodes.Status415UnsupportedMediaType);
            }

            type.Charset = name;
            context.Request.ContentType = type.ToString();
        }

        return next(context);
    }

    private static bool IsKnown(string name)
    {
        try
        {
            Encoding.GetEncoding(name);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
