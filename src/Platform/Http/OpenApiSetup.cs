using Maru.Platform.Secrets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Maru.Platform.Http;

/// <summary>
/// The contract as a document: <c>/openapi/v1.json</c>. An endpoint's name is its operation id; its access is its security.
/// </summary>
public static class OpenApiSetup
{
    private const string Version = "v1";
    private const string Bearer = "access_token";
    private const string ClientKey = "client_key";

    /// <summary>Registers the document.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddSingleton<SchemaUses>().AddSingleton<SchemaNames>().AddSingleton(new XmlComments(AppContext.BaseDirectory));
        services.AddOptions<OpenApiOptions>(Version).Configure<SchemaNames>((document, names) => document.CreateSchemaReferenceId = names.Of);
        return services.AddOpenApi(Version, document =>
        {
            document.AddDocumentTransformer(static (document, _, _) => Describe(document));
            document.AddDocumentTransformer(static (document, _, _) => LetAnswersGrow(document));
            document.AddDocumentTransformer<Descriptions>().AddOperationTransformer<Descriptions>();
            document.AddOperationTransformer(static (operation, context, _) => Secure(operation, context));
            document.AddSchemaTransformer(static (schema, context, _) => Shape(schema, context));
        });
    }

    /// <summary>Maps it. Who may read it is the host's to say.</summary>
    /// <param name="routes">The host's routes.</param>
    public static IEndpointConventionBuilder MapOpenApiDocument(this IEndpointRouteBuilder routes) => routes
        .MapOpenApi("/openapi/{documentName}.json")
        .WithName("readOpenApiDocument").WithSummary("This document.");

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Maru", Version = Version, Description = "Errors under /v1 have OpenAI's shape, all others are problem+json." };

        // The address a document was fetched from is not part of the contract.
        document.Servers = null;
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "A person's access token, from signing in.",
            },
            [ClientKey] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A program's client key. The headers x-api-key and x-goog-api-key take it as well.",
            },
        };
        return Task.CompletedTask;
    }

    // A member nobody knows is refused in what is sent; what is answered may have more of them in a later version.
    private static Task LetAnswersGrow(OpenApiDocument document)
    {
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (name.EndsWith("Response", StringComparison.Ordinal) && schema is OpenApiSchema answered)
            {
                answered.AdditionalPropertiesAllowed = true;
            }
        }

        return Task.CompletedTask;
    }

    private static Task Secure(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var access = context.Description.ActionDescriptor.EndpointMetadata.OfType<Access>().LastOrDefault();
        if (access is { Kind: AccessKind.Permission or AccessKind.ClientKey })
        {
            var scheme = access.Kind == AccessKind.ClientKey ? ClientKey : Bearer;
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] }];
        }

        if (access?.Permission is { } permission)
        {
            operation.Description = $"Needs the permission `{permission.Name}`.{(operation.Description is { } said ? $" {said}" : "")}";
        }

        return Task.CompletedTask;
    }

    // What its own converter reads as a string, the schema exporter cannot see into.
    private static Task Shape(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonTypeInfo.Type == typeof(Secret))
        {
            schema.Type = JsonSchemaType.String | (context.JsonPropertyInfo is { IsSetNullable: true } ? JsonSchemaType.Null : 0);
            schema.Format = "password";
            schema.Properties = null;
            schema.Description = "Sent once; never shown again.";
        }

        return Task.CompletedTask;
    }
}
