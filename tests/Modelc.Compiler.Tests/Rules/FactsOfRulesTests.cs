using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Tests.Rules;

/// <summary>What rules know of images, scripts, secrets and constraints.</summary>
public sealed class FactsOfRulesTests
{
    [Theory]
    [InlineData("nginx", "", "nginx", "", "")]
    [InlineData("nginx:1.30.6", "", "nginx", "1.30.6", "")]
    [InlineData("library/nginx:1.30.6", "", "library/nginx", "1.30.6", "")]
    [InlineData("a--b", "", "a--b", "", "")]
    [InlineData("localhost/web", "localhost", "web", "", "")]
    [InlineData("localhost:5000/web:1", "localhost:5000", "web", "1", "")]
    [InlineData("registry.example.org/a/b__c/d-e:v1.0_x", "registry.example.org", "a/b__c/d-e", "v1.0_x", "")]
    [InlineData("web@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "", "web", "", "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void An_image_reference_has_parts(string text, string registry, string repository, string tag, string digest) =>
        Assert.Equal(new ImageReference(registry, repository, tag, digest), ImageReference.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("Nginx")]
    [InlineData("nginx:")]
    [InlineData("nginx:1 2")]
    [InlineData("nginx:1\n")]
    [InlineData("-nginx")]
    [InlineData("a//b")]
    [InlineData("https://example.org/web")]
    [InlineData("web@sha256:12")]
    [InlineData("$(reboot)")]
    [InlineData("a..b")]
    [InlineData("a___b")]
    [InlineData("a-")]
    [InlineData("_a")]
    [InlineData("web:-1")]
    [InlineData("web@")]
    [InlineData(":5000/web")]
    [InlineData("localhost:/web")]
    [InlineData("localhost:x/web")]
    [InlineData("web@sha256:0123456789ABCDEF0123456789ABCDEF")]
    public void What_docker_would_refuse_is_no_image(string text) => Assert.Null(ImageReference.TryParse(text));

    [Theory]
    [InlineData("nginx", true)]
    [InlineData("nginx:latest", true)]
    [InlineData("nginx:stable", true)]
    [InlineData("nginx:stable-alpine3.20", false)]
    [InlineData("nginx:1", false)]
    [InlineData("nginx:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", false)]
    public void An_image_floats_without_a_tag_that_stays(string image, bool floats) =>
        Assert.Equal(floats, ImageReference.TryParse(image)!.IsFloating);

    [Theory]
    [InlineData("redis:7.2.5-alpine", "bash", true)]
    [InlineData("redis:7.2.5-alpine3.20", "curl", true)]
    [InlineData("redis:7.2.5-alpine", "wget", false)]
    [InlineData("alpine:3.20", "sh", false)]
    [InlineData("gcr.io/distroless/static-debian12:nonroot", "sh", true)]
    [InlineData("python:3.12-slim", "curl", true)]
    [InlineData("python:3.12-slim-bookworm", "bash", false)]
    [InlineData("python:3.12-slim", "python3", false)]
    [InlineData("python:3.12", "curl", false)]
    [InlineData("registry.example.org/shop/web:3.1.0", "bash", false)]
    [InlineData("eclipse-mosquitto:2.0.18", "bash", true)]
    public void An_image_tells_by_its_name_what_it_lacks(string image, string program, bool lacks) =>
        Assert.Equal(lacks, ImageContents.Lacks(image, program));

    [Theory]
    [InlineData("#!/bin/bash\ntrue\n", "bash")]
    [InlineData("#!/usr/bin/env bash -e\ntrue\n", "bash")]
    [InlineData("#! /bin/sh -eu\ntrue\n", "sh")]
    [InlineData("#!/usr/bin/env -S python3 -u\n", "python3")]
    [InlineData("#!/bin/bash\r\ntrue\r\n", "bash")]
    [InlineData("\n#!/bin/bash\n", null)]
    [InlineData("true\n", null)]
    [InlineData("#!", null)]
    public void A_script_names_its_interpreter(string script, string? interpreter) =>
        Assert.Equal(interpreter, ShellText.Interpreter(script));

    [Theory]
    [InlineData("curl http://x", true)]
    [InlineData("x=$(curl http://x)", true)]
    [InlineData("if ! curl -f x; then exit 1; fi", true)]
    [InlineData("# curl http://x", false)]
    [InlineData("./curly", false)]
    public void A_script_mentions_a_program_where_it_would_run_it(string script, bool mentions) =>
        Assert.Equal(mentions, ShellText.Mentions(script, "curl"));

    [Theory]
    [InlineData("DB_PASSWORD", "correct-horse", true)]
    [InlineData("DB_PASSWORD", "12345", true)]
    [InlineData("PGPASSWORD", "x", true)]
    [InlineData("dbPassword", "x", true)]
    [InlineData("API_KEY", "abc", true)]
    [InlineData("AWS_SECRET_ACCESS_KEY", "abc", true)]
    [InlineData("NOTE", "ghp_0123456789abcdefghijABCDEFGHIJ012345", true)]
    [InlineData("DATABASE_URL", "postgres://web:correct-horse@db/web", true)]
    [InlineData("DATABASE_URL", "postgres://web@db/web", false)]
    [InlineData("DATABASE_URL", "postgres://web:${PASSWORD}@db/web", false)]
    [InlineData("DB_PASSWORD_FILE", "/run/secrets/db", false)]
    [InlineData("ALLOW_EMPTY_PASSWORD", "yes", false)]
    [InlineData("DB_PASSWORD", "", false)]
    [InlineData("DB_PASSWORD", "${DB_PASSWORD}", false)]
    [InlineData("PRIVATE_KEY", "/etc/ssl/key.pem", false)]
    [InlineData("TOKEN_TTL", "3600", false)]
    [InlineData("MAX_TOKENS", "4096", false)]
    [InlineData("PRIMARY_KEY", "id", false)]
    [InlineData("KEYBOARD", "us", false)]
    [InlineData("MODE", "prod", false)]
    public void A_secret_is_known_by_its_name_or_its_look(string name, string value, bool isSecret) =>
        Assert.Equal(isSecret, SecretWords.IsLiteralSecret(name, value));

    [Theory]
    [InlineData("node.labels.disk == ssd", true)]
    [InlineData("node.labels.disk==ssd", true)]
    [InlineData("node.role != manager", true)]
    [InlineData("engine.labels.os == debian", true)]
    [InlineData("node.disk == ssd", false)]
    [InlineData("node.labels. == ssd", false)]
    [InlineData("node.role = manager", false)]
    [InlineData("node.role ==", false)]
    public void A_swarm_understands_some_constraints(string text, bool understands) =>
        Assert.Equal(understands, PlacementConstraint.TryParse(text) is not null);

    [Fact]
    public void Every_key_that_becomes_nothing_says_what_to_do_instead() =>
        Assert.All(
            HostConfigKey.Names.Select(name => HostConfigKey.Find(name)!).Where(key => key.RunFlag is null || key.StackKey is null),
            key => Assert.Matches("^[A-Z].*[.]$", key.Instead));
}
