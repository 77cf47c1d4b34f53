using Maru.Kernel;
using Maru.Kernel.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Maru.Platform.Http;

/// <summary>
/// Who asks, from where, and at which version of what is changed. A handler takes it as a parameter and the framework binds it; it stands
/// in no contract. One a request, one thread at a time.
/// </summary>
public sealed class Caller
{
    private readonly HttpContext _http;

    private Caller(HttpContext http) => _http = http;

    /// <summary>The person. The access guard lets nobody pass without, but where anybody may ask there is none, and this throws.</summary>
    public CurrentUser User => _http.Features.GetRequiredFeature<CurrentUser>();

    /// <summary>The person's account.</summary>
    public string Id => User.Id;

    /// <summary>Where the request comes from; known of everybody.</summary>
    public RequestOrigin Origin => RequestOrigin.Of(_http.Connection.RemoteIpAddress?.ToString(), _http.Request.Headers.UserAgent.ToString());

    /// <summary>The versions that If-Match insists on; <c>http.version_conflict</c> when none is one of ours, <c>http.malformed_header</c>.</summary>
    public Outcome<ExpectedVersion> ExpectedVersion => RowVersion.Expected(_http.Request);

    /// <summary>Sends the version as a strong ETag.</summary>
    /// <param name="version">The row's version.</param>
    public void SendVersion(long version) => RowVersion.Send(_http.Response, version);

    /// <summary>Acts with the expected version, and sends the new one.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <typeparam name="TWire">Its wire form.</typeparam>
    /// <param name="act">The act.</param>
    /// <param name="version">The version of what it left.</param>
    /// <param name="toWire">Makes the wire form.</param>
    public async Task<IResult> AtVersionAsync<T, TWire>(Func<ExpectedVersion, Task<Outcome<T>>> act, Func<T, long> version, Func<T, TWire> toWire)
    {
        var expected = ExpectedVersion;
        return expected.Failed(out var stale) ? stale.ToProblem() : (await act(expected.Value)).Versioned(this, version, toWire);
    }

    /// <summary>Removes with the expected version.</summary>
    /// <param name="act">The act.</param>
    public async Task<IResult> AtVersionAsync(Func<ExpectedVersion, Task<Outcome<Nothing>>> act)
    {
        var expected = ExpectedVersion;
        return expected.Failed(out var stale) ? stale.ToProblem() : (await act(expected.Value)).NoContent();
    }

    /// <summary>Called by the framework.</summary>
    /// <param name="http">The request.</param>
    public static ValueTask<Caller> BindAsync(HttpContext http) => ValueTask.FromResult(new Caller(http));
}
