namespace Maru.Contracts.Audit;

/// <summary>What kind of actor did something.</summary>
public enum ActorType
{
    /// <summary>A person with an access token, or one who is signing in.</summary>
    User,

    /// <summary>This server, on its own.</summary>
    System,

    /// <summary>A program with a client key.</summary>
    Api,

    /// <summary>Another system that called a webhook.</summary>
    Webhook,

    /// <summary>A model that acts through tools.</summary>
    Agent,
}
