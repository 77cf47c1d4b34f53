using Maru.Kernel.Access;

namespace Maru.Contracts.Identity;

/// <summary>Tells whom an access token belongs to. Reads memory only; thread safe.</summary>
public interface IAuthenticator
{
    /// <summary>The person, or null when the token is malformed, expired, forged or revoked.</summary>
    /// <param name="accessToken">The token, without the scheme.</param>
    CurrentUser? Authenticate(string accessToken);
}
