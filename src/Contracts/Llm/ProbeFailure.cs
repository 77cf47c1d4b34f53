namespace Maru.Contracts.Llm;

/// <summary>Why a connection test failed, in words that carry nothing of the provider's answer.</summary>
public enum ProbeFailure
{
    /// <summary>The provider refused the key.</summary>
    Auth,

    /// <summary>The provider limits the rate.</summary>
    RateLimited,

    /// <summary>The provider does not know the model, or not for this account.</summary>
    ModelUnavailable,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The provider cannot be reached, or its address is not permitted.</summary>
    Network,

    /// <summary>The account is used up.</summary>
    Quota,

    /// <summary>Anything else.</summary>
    Unknown,
}
