using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Maru.Host.Web;

/// <summary>Answers with the web front end where no endpoint does. Its files are open to all: the sign-in page is made of them.</summary>
internal sealed class WebAnswer(RequestDelegate next, WebFiles files)
{
    private readonly EntityTagHeaderValue _tag = new(files.ETag);

    public Task InvokeAsync(HttpContext context)
    {
        var asks = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        return !asks || context.GetEndpoint() is not null ? next(context)
            : files.For(context.Request) is { } file ? SendAsync(context, file)
            : files.Missing is { } missing && WebFiles.IsNavigation(context.Request) ? SendAsync(context.Response, missing)
            : next(context);
    }

    private static Task SendAsync(HttpResponse response, WebMissing missing)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(missing.Page, response.HttpContext.RequestAborted);
    }

    private async Task SendAsync(HttpContext context, WebFile file)
    {
        var (request, response) = (context.Request, context.Response);
        var (resource, encoding) = file.BestFor(request.Headers.AcceptEncoding);
        response.Headers.CacheControl = file.CacheControl;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.ETag = files.ETag;
        if (Has(request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await using var content = files.Open(resource);
        response.ContentType = file.ContentType;
        response.ContentLength = content.Length;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (HttpMethods.IsGet(request.Method))
        {
            await content.CopyToAsync(response.Body, context.RequestAborted);
        }
    }

    // Weak tags as well as strong ones, and * for whatever there is. What cannot be read asks for nothing.
    private bool Has(StringValues held) =>
        EntityTagHeaderValue.TryParseStrictList(held, out var tags)
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(_tag, useStrongComparison: false));
}
