using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>Takes a scheme that a proxy passed on unread for plain HTTP: the framework believes any word.</summary>
internal sealed class ForwardedScheme(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var secure = string.Equals(context.Request.Scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
        context.Request.Scheme = secure ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        return next(context);
    }
}
