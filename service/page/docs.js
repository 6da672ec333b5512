// The interactive documentation; without a validator, which would tell a stranger's server what is looked at.
SwaggerUIBundle({ url: "openapi.yaml", dom_id: "#docs", deepLinking: true, validatorUrl: null, tryItOutEnabled: true });
