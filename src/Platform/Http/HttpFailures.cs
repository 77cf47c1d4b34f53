using Maru.Kernel;

namespace Maru.Platform.Http;

/// <summary>Refusals any endpoint may give.</summary>
public static class HttpFailures
{
    /// <summary>No or no valid access token.</summary>
    public static readonly Failure Unauthenticated = new(FailureKind.Unauthenticated, "http.unauthenticated",
        "Sign in first: send 'Authorization: Bearer <access token>'. If you did, the token has expired or was revoked; refresh it or sign in again.");

    /// <summary>Signed in, without the right.</summary>
    public static readonly Failure Forbidden = new(FailureKind.Forbidden, "http.forbidden",
        "Your role does not permit this. Ask an administrator if it should.");

    /// <summary>Signed in with a password that somebody else has set.</summary>
    public static readonly Failure PasswordChangeRequired = new(FailureKind.Forbidden, "http.password_change_required",
        "Choose a new password first: POST /api/v1/identity/password. Until then nothing else is possible.");

    /// <summary>A cookie on an unsafe request that does not show it comes from a page of this server.</summary>
    public static readonly Failure CrossSite = new(FailureKind.Forbidden, "http.cross_site",
        "A change that relies on a cookie must come from a page of this server and carry the header X-Maru-Request. Programs send an access token.");

    /// <summary>What is told to programs on the server's own machine only.</summary>
    public static readonly Failure ThisMachineOnly = new(FailureKind.Forbidden, "http.this_machine_only",
        "This is answered to programs on the server's own machine. The operator may widen it with the setting Http:Audience.");

    /// <summary>No such path.</summary>
    public static readonly Failure NoSuchPath = new(FailureKind.NotFound, "http.no_such_path",
        "There is nothing at this path. See /openapi/v1.json for what there is.");

    /// <summary>The path exists, the verb does not.</summary>
    public static readonly Failure MethodNotAllowed = new(FailureKind.Invalid, "http.method_not_allowed",
        "This path does not take this method; the Allow header says which it takes.");

    /// <summary>The body is not JSON.</summary>
    public static readonly Failure UnsupportedMediaType = new(FailureKind.Invalid, "http.unsupported_media_type",
        "Send the body as JSON with 'Content-Type: application/json'.");

    /// <summary>The body cannot be read as what the endpoint takes.</summary>
    public static readonly Failure MalformedBody = new(FailureKind.Invalid, "http.malformed_body",
        "The body is missing, is not valid JSON, or has a field of the wrong type.");

    /// <summary>A header cannot be read.</summary>
    public static readonly Failure MalformedHeader = new(FailureKind.Invalid, "http.malformed_header",
        "A header of the request is not written as it must be; fields says which and how.");

    /// <summary>The query has a parameter by a name it no longer has.</summary>
    public static readonly Failure RenamedParameter = new(FailureKind.Invalid, "http.renamed_parameter",
        "A parameter of the query has another name by now; fields says which.");

    /// <summary>The body passes the endpoint's limit.</summary>
    public static readonly Failure BodyTooLarge = new(FailureKind.TooLarge, "http.body_too_large",
        "The body is larger than this endpoint takes.");

    /// <summary>The cursor was not made for this list.</summary>
    public static readonly Failure MalformedCursor = new(FailureKind.Invalid, "http.malformed_cursor",
        "The cursor is not one this list gave, or is older than this version of the server. Start again without it.");

    /// <summary>Too many requests.</summary>
    public static readonly Failure TooMany = new(FailureKind.TooMany, "http.too_many_requests",
        "Too many requests. Wait as long as Retry-After says.");

    /// <summary>The database is away, full, read only or busy; the sentence says which.</summary>
    public static readonly Failure DatabaseUnavailable = new(FailureKind.Unavailable, "http.database_unavailable",
        "The server cannot use its database just now. Try again after the time in Retry-After.")
    { RetryAfter = TimeSpan.FromSeconds(2) };

    /// <summary>A bug or broken infrastructure; says nothing about it.</summary>
    public static readonly Failure Unexpected = new(FailureKind.Unavailable, "http.unexpected",
        "The server failed on this request. Quote the trace_id to the operator.");
}
