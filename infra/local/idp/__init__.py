"""The toy identity provider: made-up people, who sign in elsewhere by SAML or OpenID Connect."""
